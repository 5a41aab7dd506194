"use client";
import type { ReactNode } from "react";
import { useSelection } from "./selection";

interface BulkBarProps {
  /** Forms and buttons for the chosen rows; put SelectedIds into each form. */
  children: ReactNode;
  unit?: string | undefined;
}

/** Appears from one chosen row, bottom centre: count, 清除, the actions, and the keys. */
export function BulkBar({ children, unit = "项" }: BulkBarProps) {
  const { chosen, clear } = useSelection();
  return (
    <div aria-live="polite">
      {chosen.length > 0 && (
        <section className="bulk" aria-label="批量操作">
          <b>
            已选 {chosen.length} {unit}
          </b>
          <button type="button" className="btn t" onClick={clear} data-key="clear">
            清除
          </button>
          <div className="bulk-actions">{children}</div>
          <span className="keys max-2xl:hidden">空格选中　Shift 连选　Esc 清除</span>
        </section>
      )}
    </div>
  );
}

/** The chosen ids as hidden inputs of the form around, one per id. */
export function SelectedIds({ name }: { name: string }) {
  const { chosen } = useSelection();
  return chosen.map((id) => <input key={id} type="hidden" name={name} value={id} />);
}
