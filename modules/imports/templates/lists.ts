import type ExcelJS from "exceljs";
import type { TemplateView } from "./verb";

type Column = TemplateView["columns"][number];

export const LISTS = "选项";
const FIRST_LIST_ROW = 2;
/** Excel shows a prompt or an error of at most 255 characters. */
const MAX_WORDS = 250;

/** Hidden columns of choices; answers the formula by which a cell in `row` finds its list. */
export function listWriter(sheet: ExcelJS.Worksheet, columns: readonly Column[]) {
  let used = 0;
  const put = (head: string, values: readonly string[]): string => {
    used += 1;
    sheet.getColumn(used).values = [head, ...values];
    const letter = sheet.getColumn(used).letter;
    return `${LISTS}!$${letter}$${FIRST_LIST_ROW}:$${letter}$${FIRST_LIST_ROW - 1 + Math.max(1, values.length)}`;
  };
  return (column: Column, row: number): string | null => {
    const { choices } = column;
    if (!choices) return null;
    if ("values" in choices) return choices.values.length === 0 ? null : put(column.label, choices.values);
    const pairs = Object.entries(choices.lists).flatMap(([of, values]) => values.map((value) => [of, value] as const));
    const at = columns.findIndex(({ key }) => key === choices.of);
    if (pairs.length === 0 || at < 0) return null;
    const owners = put(
      columns[at]!.label,
      pairs.map(([of]) => of),
    );
    const first = put(
      column.label,
      pairs.map(([, value]) => value),
    ).split(":")[0]!;
    // The pairs stand in the order of their owners, so one owner's choices are one stretch of the list.
    const cell = `$${sheet.getColumn(at + 1).letter}${row}`;
    return `OFFSET(${first},MATCH(${cell},${owners},0)-1,0,COUNTIF(${owners},${cell}),1)`;
  };
}

/** What a cell of the column may hold; null where anything may stand. Other spellings that the board reads only warn. */
export function validationOf(column: Column, list: string | null): ExcelJS.DataValidation | null {
  const words = {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: column.label,
    prompt: column.note.slice(0, MAX_WORDS),
    showErrorMessage: true,
    errorTitle: column.label,
    error: column.note.slice(0, MAX_WORDS),
  };
  if (list !== null) {
    const strict = column.choices && "values" in column.choices && column.choices.strict;
    return { ...words, type: "list", formulae: [list], errorStyle: strict ? "stop" : "warning" };
  }
  if (column.form === "date") {
    const formulae = [new Date("2000-01-01T00:00:00Z"), new Date("2099-12-31T00:00:00Z")];
    return { ...words, type: "date", operator: "between", formulae, errorStyle: "warning" };
  }
  if (column.form === "whole")
    return { ...words, type: "whole", operator: "between", formulae: [0, 100_000_000], errorStyle: "stop" };
  return null;
}
