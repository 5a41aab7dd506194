import type { CellValue, Column } from "@/vocab/column";
import type { Written } from "./paper";
import { isShare, lightLook, type Rows } from "./sheet";
import { looks, numberFormat, wardrobe } from "./styles";

/** Excel refuses a workbook in which one cell holds more characters. */
const TEXT_LIMIT = 32_767;

/** Dresses one value: numbers stay numbers, dates become dates, statuses a coloured word, and text never a formula. */
export function dresser<Row>({ statusLook = lightLook }: Pick<Rows<Row>, "statusLook">) {
  const { formatted, status, literal } = wardrobe();
  return (column: Column<Row>, row: Row, value: CellValue): Written => {
    if (value === null) return { value: null, style: looks.centre };
    if (typeof value === "number")
      return {
        value,
        style: formatted(numberFormat(value, { share: isShare(column, row), unit: column.unit?.(row) ?? "" }), false),
      };
    if (column.kind === "status") {
      const look = statusLook(value);
      if (look) return { value: look.word, style: status(look.tone) };
    }
    if (column.kind === "date" || column.kind === "due" || column.kind === "time") {
      const date = dateOf(value);
      if (date) return { value: date.value, style: formatted(date.format, false) };
    }
    const text = value.slice(0, TEXT_LIMIT);
    if (/^[=+\-@]/.test(text)) return { value: text, style: literal() };
    return { value: text, style: column.kind === "text" ? looks.text : looks.centre };
  };
}

/** The 合计 row: sums over the rows between `from` and `to`, as formulas with their results, so that they can be checked. */
export function totalCells<Row>(columns: readonly Column<Row>[], sums: Map<string, number>, from: number, to: number) {
  const { formatted } = wardrobe();
  const cells = columns.map((column, i): Written => {
    const sum = sums.get(column.key);
    if (!column.total || sum === undefined) return { value: null, style: looks.total };
    const letter = lettersOf(i + 2);
    // Sums of 分 as 万元 gather binary dust beyond the sixth decimal.
    const result = Number(sum.toFixed(6));
    const value = { formula: `SUM(${letter}${from}:${letter}${to})`, result };
    return { value, style: formatted(numberFormat(result, { share: column.kind === "share", unit: "" }), true) };
  });
  return [{ value: "合计", style: looks.total }, ...cells];
}

/** The writer takes a Date's UTC parts for the cell, so Beijing's wall clock is put there. */
function dateOf(text: string): { value: Date; format: string } | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return valid(`${text}T00:00:00Z`, 0, "yyyy-mm-dd");
  const stamp = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(text);
  if (!stamp) return null;
  const zone = stamp[3];
  return valid(`${stamp[1]}T${stamp[2]}${zone ?? "Z"}`, zone ? 8 : 0, "yyyy-mm-dd hh:mm");
}

function valid(iso: string, hours: number, format: string) {
  const ms = Date.parse(iso);
  return Number.isNaN(ms) ? null : { value: new Date(ms + hours * 3_600_000), format };
}

function lettersOf(column: number): string {
  return column > 26
    ? lettersOf(Math.floor((column - 1) / 26)) + lettersOf(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column);
}
