import type { GridCell } from "@/platform/docx/paper";
import { count, share } from "../rules/words";

interface Measured {
  kind: "count" | "ratio" | "money" | "milestone";
  actual: number | null;
  target: number | null;
}

/** Per cent without its sign, which stands in the head: 84.8, 100. */
const percent = (value: number): string => share(value).replace("%", "");

/** A stored figure as a column prints it, without its unit: 3,456, 1,504.64 (万元), 48.3 (%). */
function figureText(value: number, { kind }: Pick<Measured, "kind">): string {
  if (kind === "count") return count(value);
  return kind === "money" ? count(value / 1_000_000) : percent(value / 10_000);
}

export const text = (value: string | number): GridCell => ({ text: String(value) });
export const left = (value: string): GridCell => ({ text: value, align: "left" });

/** 缺 where there is no figure, never 0. */
export const actualCell = (row: Measured | null): GridCell =>
  text(row === null ? "—" : row.actual === null ? "缺" : figureText(row.actual, row));
export const targetCell = (row: Measured | null): GridCell =>
  text(row === null ? "—" : row.target === null ? "未定" : figureText(row.target, row));
export const shareCell = (value: number | null): GridCell => text(value === null ? "—" : percent(value));
