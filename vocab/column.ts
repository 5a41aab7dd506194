/** A column as data: the page's table and the exports read the same list. Shares are 0–1, dates YYYY-MM-DD, null is missing. */
export type ColumnKind = "code" | "text" | "count" | "share" | "progress" | "date" | "due" | "status" | "time";

export type CellValue = string | number | null;

export interface Column<Row> {
  key: string;
  label: string;
  kind: ColumnKind;
  value: (row: Row) => CellValue;
  /** Merged head above neighbouring columns of the same group. */
  group?: string;
  /** Where a click on the cell leads; null where there is nothing behind it. */
  link?: (row: Row) => string | null;
  /** Unit of measure printed behind the figure. */
  unit?: (row: Row) => string;
  /** 口径: how the figure is counted. */
  basis?: (row: Row) => string;
  /** Expected share, for kind "progress". */
  expected?: (row: Row) => number | null;
  /** Key that the URL's sort= names; absent where the column cannot be sorted. */
  sort?: string;
  /** Width in characters, for exports. */
  width?: number;
  /** How the foot adds this column up; absent where a sum means nothing. */
  total?: "sum";
}
