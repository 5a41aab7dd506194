import type { CellValue, Column } from "@/vocab/column";
import { type Status, statusLabels, statusTones } from "@/vocab/status";
import { Refusal } from "../errors";

export type Tone = "done" | "ok" | "warn" | "behind" | "over" | "none";

export interface StatusLook {
  word: string;
  tone: Tone;
}

/** What both formats need: the page's columns and all of its rows, batch by batch. */
export interface Rows<Row> {
  columns: readonly Column<Row>[];
  rows: AsyncIterable<Row[]>;
  /** Word and colour of a status cell; by default the lights of tasks. */
  statusLook?: (value: CellValue) => StatusLook | null;
}

export interface Workbook<Row> extends Rows<Row> {
  title: string;
  /** 填报单位, 统计截止日期, 计量单位 …: set side by side below the title. */
  lines: string[];
  /** Whether a 合计 row adds up the columns that say so. */
  totals: boolean;
  /** One line each on the 口径 sheet. */
  basis: { label: string; text: string }[];
  footer?: { head?: string; filler?: string; phone?: string; date?: string };
  by: { who: string; when: string };
  demo: boolean;
  /** A heading row above the rows that answer alike, such as the measure they belong to. */
  groupRows?: (row: Row) => string | null;
  /** Rows that a sheet takes; Excel's own limit unless told otherwise. */
  most?: number;
}

/** Excel opens no sheet of more rows than 1,048,576; title, head, 合计 and foot need a few of them. */
export const MOST_ROWS = 1_048_540;

/** A workbook that would exceed it is not written: Excel would call it damaged. */
export function tooLong(rows: number): Refusal {
  const count = rows.toLocaleString("en-US");
  return new Refusal({
    message: `${count} 行，超过了 Excel 一张表最多 1,048,576 行的限制。请改为导出 CSV，或用筛选条件缩小范围`,
  });
}

export function lightLook(value: CellValue): StatusLook | null {
  if (typeof value !== "string" || !Object.hasOwn(statusLabels, value)) return null;
  const status = value as Status;
  return { word: statusLabels[status], tone: statusTones[status] };
}

/** Shares and figures counted in per cent are 0–1 in the data and per cent in the file. */
export function isShare<Row>(column: Column<Row>, row: Row): boolean {
  if (column.kind === "share" || column.kind === "progress") return true;
  return column.kind === "count" && column.unit?.(row) === "%";
}

/** Bytes on demand; whoever cancels the stream also ends the iteration behind it. */
export function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const source = bytes[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await source.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await source.return?.();
    },
  });
}
