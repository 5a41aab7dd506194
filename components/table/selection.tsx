"use client";
import { type RowSelectionState, rowSelectionFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";

interface Pickable {
  id: string;
}

const features = tableFeatures({ rowSelectionFeature });
const columns = [{ id: "id", accessorKey: "id" as const }];

interface Selection {
  /** Chosen ids in the order of the rows. */
  chosen: readonly string[];
  all: boolean;
  toggle: (id: string, event: unknown) => void;
  toggleAll: (on: boolean) => void;
  clear: () => void;
}

const SelectionContext = createContext<Selection | null>(null);

/** The selection of the SelectableTable around. */
export function useSelection(): Selection {
  const selection = useContext(SelectionContext);
  if (!selection) throw new Error("a row check stands inside a SelectableTable");
  return selection;
}

interface SelectableTableProps {
  /** Ids of the rows on this page, in their order. */
  ids: readonly string[];
  /** The DataTable (with `pick`) and the BulkBar. */
  children: ReactNode;
}

/** Holds which rows of a server-rendered DataTable are chosen: one, all, Shift range. Sort, filter, paging stay with the server. */
export function SelectableTable({ ids, children }: SelectableTableProps) {
  const data = useMemo<Pickable[]>(() => ids.map((id) => ({ id })), [ids]);
  const table = useTable({ features, columns, data, getRowId: (row) => row.id });
  const chosenNow: RowSelectionState = table.state.rowSelection;
  const selection = useMemo<Selection>(
    () => ({
      chosen: ids.filter((id) => chosenNow[id]),
      all: ids.length > 0 && ids.every((id) => chosenNow[id]),
      toggle: (id, event) => table.getRow(id).getToggleSelectedHandler()(event),
      toggleAll: (on) => table.toggleAllRowsSelected(on),
      clear: () => table.resetRowSelection(true),
    }),
    [ids, chosenNow, table],
  );
  return (
    <SelectionContext value={selection}>
      <div className="selectable">{children}</div>
    </SelectionContext>
  );
}

/** Checkbox of a row, in a target of 24 px; Shift chooses the range. */
export function RowCheck({ id, label }: { id: string; label: string }) {
  const { chosen, toggle } = useSelection();
  return (
    <label className="ck-box">
      <span className="sr">选择 {label}</span>
      <input className="ck" type="checkbox" checked={chosen.includes(id)} onChange={(event) => toggle(id, event)} />
    </label>
  );
}

/** Checkbox of the head: all rows of this page, half-marked when only some are chosen. */
export function AllCheck() {
  const { chosen, all, toggleAll } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = chosen.length > 0 && !all;
  }, [chosen, all]);
  return (
    <label className="ck-box">
      <span className="sr">选择本页全部</span>
      <input
        ref={box}
        className="ck"
        type="checkbox"
        checked={all}
        onChange={(event) => toggleAll(event.target.checked)}
      />
    </label>
  );
}
