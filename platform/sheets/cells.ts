/** Dates are calendar days of the sheet; a percent cell holds its share (0.625 for 62.5%); an error cell is its text (#N/A). */
export type Cell = string | number | boolean | null | { date: string } | { percent: number };

/** Zero-based and inclusive, in the sheet's own rows and columns. */
export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

export interface SheetHead {
  name: string;
  hidden: boolean;
  merges: Merge[];
  /** Rows down to the last filled one. */
  height: number;
}

export interface Sheet extends SheetHead {
  rows: Cell[][];
}

export type SheetResult = { ok: true; sheets: Sheet[] } | { ok: false; message: string };

/** Per file; `rows` and `columns` per sheet. `inflated` is in bytes, `memory` (resident, of the child) in MB, `batch` in rows. */
export interface SheetLimits {
  bytes: number;
  rows: number;
  columns: number;
  cells: number;
  inflated: number;
  ratio: number;
  memory: number;
  seconds: number;
  batch: number;
}

/** Copies a merged range's value into all of its cells. Blank cells alone are filled; rows beyond the sheet are not invented. */
export function fillMerged(rows: Cell[][], merges: Merge[]): Cell[][] {
  const filled = rows.map((row) => [...row]);
  for (const { top, left, bottom, right } of merges) {
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let r = top; r <= Math.min(bottom, filled.length - 1); r++) {
      const row = filled[r]!;
      for (let c = left; c <= right; c++) {
        while (row.length < c) row.push(null);
        row[c] ??= value;
      }
    }
  }
  return filled;
}
