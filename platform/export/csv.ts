import { stringify } from "csv-stringify/sync";
import type { CellValue, Column } from "@/vocab/column";
import { isShare, lightLook, type Rows, streamOf } from "./sheet";

/**
 * One header row and every row, UTF-8 with BOM, RFC 4180. Figures are plain numbers; shares are written as 62.5%,
 * which Excel, WPS and LibreOffice take in as the number 0.625. Missing is empty. No title, no 合计.
 */
export function csvStream<Row>(sheet: Rows<Row>): ReadableStream<Uint8Array> {
  return streamOf(bytes(sheet));
}

async function* bytes<Row>({ columns, rows, statusLook = lightLook }: Rows<Row>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const lines = (records: string[][]) => encoder.encode(stringify(records, { record_delimiter: "windows" }));
  let head: string[][] | null = [columns.map((column) => safe(headOf(column)))];
  for await (const batch of rows) {
    const records = batch.map((row) =>
      columns.map((column) => {
        const value = column.value(row);
        if (column.kind === "status") return safe(statusLook(value)?.word ?? value);
        if (typeof value === "number" && isShare(column, row)) return percent(value);
        return typeof value === "number" ? String(value) : safe(value);
      }),
    );
    // The mark and the head wait for the first batch, so that a failing read still answers as an error.
    if (head) yield encoder.encode("\ufeff");
    yield lines([...(head ?? []), ...records]);
    head = null;
  }
  if (head) {
    yield encoder.encode("\ufeff");
    yield lines(head);
  }
}

/** With one header row, the merged head above a column has to travel in its name. */
function headOf<Row>({ group, label }: Column<Row>): string {
  return group ? `${group}：${label}` : label;
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}

/** Text that a spreadsheet would run as a formula gets an apostrophe in front, full-width signs included. */
function safe(value: CellValue): string {
  const text = value === null ? "" : String(value);
  return /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
}
