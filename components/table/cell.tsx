import Link from "next/link";
import type { ReactNode } from "react";
import type { CellValue, Column } from "@/vocab/column";
import { type Status, statusLabels } from "@/vocab/status";
import { countText, DrillNumber, Missing, shareText } from "../ui/figure";
import { ProgressCell } from "../ui/progress";
import { StatusLight } from "../ui/status-light";

export const isStatus = (value: CellValue): value is Status => typeof value === "string" && value in statusLabels;

const numericKinds = new Set(["count", "share", "due"]);

export const isNumeric = (column: Pick<Column<never>, "kind">) => numericKinds.has(column.kind);

/** Days left in words: 剩 n 天, 今天, 逾期 n 天; near from ten days on. A string is shown as it is. */
export function DueText({ value }: { value: string | number }) {
  if (typeof value === "string") return <span className="mut">{value}</span>;
  if (value < 0) return <span className="overdue-text">逾期 {countText(-value)} 天</span>;
  if (value === 0) return <span className="near-text">今天</span>;
  return <span className={value <= 10 ? "near-text" : "mut"}>剩 {countText(value)} 天</span>;
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  /** Light of the row, which colours its bar. */
  status: Status;
}

/** One cell by its column's kind. null is 缺, for a progress without target a dashed bar. */
export function Cell<Row>({ column, row, status }: CellProps<Row>): ReactNode {
  const value = column.value(row);
  const href = column.link?.(row) ?? null;
  if (column.kind === "progress") {
    const share = typeof value === "number" ? value : null;
    return (
      <ProgressCell
        share={share}
        expected={column.expected?.(row) ?? null}
        status={share === null ? "no_target" : status}
      />
    );
  }
  if (value === null)
    return column.kind === "count" || column.kind === "share" ? <Missing /> : <span className="mut">—</span>;
  if (column.kind === "status") return isStatus(value) ? <StatusLight status={value} bare /> : value;
  if (column.kind === "due") return <DueText value={value} />;
  if (column.kind === "count" && typeof value === "number") {
    return <DrillNumber value={value} href={href} {...(column.unit ? { unit: column.unit(row) } : {})} />;
  }
  const text = column.kind === "share" && typeof value === "number" ? shareText(value) : String(value);
  if (href) {
    return (
      <Link href={href} prefetch={false}>
        {text}
      </Link>
    );
  }
  if (column.kind === "code" || column.kind === "time") return <span className="mut nw">{text}</span>;
  return text;
}
