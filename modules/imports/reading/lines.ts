import type { Cell, Merge } from "@/platform/sheets";
import type { ImportColumn } from "../adapter";

const TOTAL = /^(合计|总计|小计|累计|本页合计|全市合计)$/;
const NOTE = /^(注|说明|备注|填表|制表|联系人|联系电话|单位负责人|审核人?|负责人|填报)[^，。]{0,8}[：:\d]/;

export type Line = "row" | "total" | "note" | "blank";

/** What a line below the head is: 合计 rows and notes at the foot are not data. */
export function lineKind(cells: Cell[]): Line {
  const filled = cells.filter((cell) => cell !== null && !(typeof cell === "string" && cell.trim() === ""));
  if (filled.length === 0) return "blank";
  const texts = filled.slice(0, 3).map((cell) => (typeof cell === "string" ? cell.replace(/\s/g, "") : ""));
  if (texts.some((text) => TOTAL.test(text))) return "total";
  if (NOTE.test(texts[0] ?? "")) return "note";
  // A number alone is a started row and gets judged; a sentence alone is a remark.
  if (filled.length === 1 && texts[0] !== "" && !/^\d+$/.test(texts[0] ?? "")) return "note";
  return "row";
}

/** Carries the values of cells that are merged downwards into the rows that they cover, row by row in file order. */
export function mergeFiller(merges: Merge[]): (cells: Cell[], row: number) => Cell[] {
  const down = merges.filter((merge) => merge.bottom > merge.top);
  const values = new Map<Merge, Cell>();
  return (cells, row) => {
    const filled = [...cells];
    for (const merge of down) {
      if (row < merge.top || row > merge.bottom) continue;
      if (row === merge.top) values.set(merge, cells[merge.left] ?? null);
      else if ((filled[merge.left] ?? null) === null) {
        while (filled.length < merge.left) filled.push(null);
        filled[merge.left] = values.get(merge) ?? null;
      }
    }
    return filled;
  };
}

/** Fills blank cells of `down` columns from the row above, in file order. */
export function downFiller(mapping: (string | null)[], columns: readonly ImportColumn[]): (cells: Cell[]) => Cell[] {
  const down = new Set(columns.filter((column) => column.down).map((column) => column.key));
  const last = new Map<number, Cell>();
  return (cells) => {
    const filled = [...cells];
    for (const [index, key] of mapping.entries()) {
      if (key === null || !down.has(key)) continue;
      const cell = filled[index] ?? null;
      if (cell === null || cell === "") {
        while (filled.length < index) filled.push(null);
        filled[index] = last.get(index) ?? null;
      } else last.set(index, cell);
    }
    return filled;
  };
}

/** The row by the ledger's keys; columns that the file lacks are absent, blank cells are null. */
export function byKey(cells: Cell[], mapping: (string | null)[]): Record<string, Cell> {
  const row: Record<string, Cell> = {};
  for (const [index, key] of mapping.entries()) if (key !== null) row[key] = cells[index] ?? null;
  return row;
}
