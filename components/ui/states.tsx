import Link from "next/link";
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

/** Outside the scope: names the own unit and the asked one, links back, shows no count. */
export function NoAccess({ own, asked, back }: { own: string; asked?: string; back: { href: string; label: string } }) {
  return (
    <div className="es">
      <b>该数据不在本单位范围内</b>
      <p>
        本单位：{own}。{asked && <>所查单位：{asked}。</>}
      </p>
      <Link href={back.href}>{back.label}</Link>
    </div>
  );
}

interface SkeletonTableProps {
  columns: readonly { label: string; numeric?: boolean }[];
  rows?: number | undefined;
}

/** The real head over skeleton rows; the rows show only after 200 ms, so a quick answer never flickers. */
export function SkeletonTable({ columns, rows = 5 }: SkeletonTableProps) {
  return (
    <table className="tb" aria-busy="true">
      <caption className="sr">正在读取</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.label} scope="col" className={column.numeric ? "n" : undefined}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="skeleton" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <tr key={`row-${String(row)}`}>
            {columns.map((column, at) => (
              <td key={column.label} className={column.numeric ? "n" : undefined}>
                <i className="k" style={{ width: column.numeric ? 40 : at === 0 ? 60 + (row % 3) * 14 : "100%" }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
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
