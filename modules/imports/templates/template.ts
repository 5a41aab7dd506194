/** A drop-down list: the same for every row, or the one that the row's cell under `of` names. */
export type TemplateChoices =
  | { values: readonly string[]; strict: boolean }
  | { of: string; lists: Readonly<Record<string, readonly string[]>> };

export type TemplateCell = string | number | { date: string } | null;

/** One column of a workbook to be filled in; its label and whether it must be filled are the adapter's. */
export interface TemplateColumn {
  key: string;
  /** 填写要求, one sentence. */
  note: string;
  width?: number;
  form?: "date" | "whole";
  choices?: TemplateChoices;
  /** Two rows as they should look; they stand on the sheet of instructions and are never imported. */
  examples: readonly [TemplateCell, TemplateCell];
}

/** `rows` are already filled in, by the columns' order, for tables whose rows the board knows. */
export interface Template {
  columns: TemplateColumn[];
  rows?: TemplateCell[][];
}
