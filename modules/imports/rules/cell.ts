/** A cell as the sheet reader hands it over: a day of the sheet, a percent cell's share (0.625), or a plain value. */
export type Cell = string | number | boolean | null | { date: string } | { percent: number };

/** A value read from a cell, or the sentence that tells the officer what is wrong with it. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

export const good = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const bad = (message: string): { ok: false; message: string } => ({ ok: false, message });

/** The cell as its officer sees it; line breaks stay, outer blanks go. */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return "date" in cell ? cell.date : `${Number((cell.percent * 100).toFixed(6))}%`;
  return String(cell).replace(/\r\n?/g, "\n").trim();
}

/** The text for comparing: full-width digits, letters and punctuation as half-width, without any blanks. */
export function plainOf(cell: Cell | undefined): string {
  return textOf(cell).normalize("NFKC").replace(/\s/g, "");
}
