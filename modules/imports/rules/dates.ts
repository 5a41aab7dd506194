import { type Day, dayOf } from "@/platform/dates";
import { bad, type Cell, good, type Parsed, plainOf, textOf } from "./cell";

/** Day 0 of Excel's 1900 system for every serial after its 29 February 1900, which never was. */
const SERIAL_ZERO = dayOf("1899-12-30");
const FIRST = dayOf("2000-01-01");
const LAST = dayOf("2099-12-31");

const written = /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
const packed = /^(20\d{2})(\d{2})(\d{2})$/;

/**
 * A day in any of the ways officers write one: 2022年3月5日, 2022.3.5, 2022/3/5, 2022-03-05, with a time behind, a date cell or
 * an Excel serial (1900 system). Years 2000–2099.
 */
export function parseDate(cell: Cell | undefined): Parsed<Day> {
  const text = plainOf(cell);
  if (text === "") return bad("请填写日期");
  const match = written.exec(text) ?? packed.exec(text);
  if (match) return between(realDay(match[1]!, match[2]!, match[3]!), cell);
  // A serial stays a serial when a CSV made text of it; five digits are this century.
  if (/^\d{5}(\.\d+)?$/.test(text)) return between(SERIAL_ZERO + Math.floor(Number(text)), cell);
  return bad(`“${textOf(cell)}”不是日期，请写成 2022-03-05 或 2022年3月5日`);
}

function between(day: Day | null, cell: Cell | undefined): Parsed<Day> {
  if (day === null) return bad(`“${textOf(cell)}”这一天不存在`);
  return day < FIRST || day > LAST ? bad(`“${textOf(cell)}”不在 2000—2099 年之间`) : good(day);
}

export function realDay(year: string, month: string, date: string): Day | null {
  try {
    return dayOf(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`);
  } catch {
    return null;
  }
}
