import type { ReactNode } from "react";
import { StatusIcon } from "./status-light";

interface EmptyStateProps {
  title: string;
  /** Why it is empty, or what will appear here. */
  why?: ReactNode | undefined;
  /** The one action: a Button or ButtonLink. */
  action?: ReactNode | undefined;
}

/** Nothing here: one sentence, why, one action. Empty by filter repeats the filter and offers 清除筛选. */
export function EmptyState({ title, why, action }: EmptyStateProps) {
  return (
    <div className="es">
      <b>{title}</b>
      {why && <p>{why}</p>}
      {action}
    </div>
  );
}

interface ErrorStateProps {
  title: string;
  /** Request number and time, for the help desk. */
  trace?: string | undefined;
  action?: ReactNode | undefined;
}

/** What failed, the request number and time, and a way to try again; other cards stay usable. */
export function ErrorState({ title, trace, action }: ErrorStateProps) {
  return (
    <div className="es" role="alert">
      <span className="st over">
        <StatusIcon shape="over" />
        读取失败
      </span>
      <b>{title}</b>
      {trace && <p>{trace}</p>}
      {action}
    </div>
  );
}

/** One sentence that warns and never blocks. `id` lets a field name it in aria-describedby. */
export function Hint({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div className="hint" id={id}>
      <StatusIcon shape="warn" />
      <span>{children}</span>
    </div>
  );
}
