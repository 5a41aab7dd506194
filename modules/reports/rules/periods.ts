import { addMonths, type Day, dayOf, isoOf, monthEnd, weekStart, yearOf } from "@/platform/dates";
import { addWorkdays, type Calendar } from "@/platform/workdays";
import type { ReportCadence } from "@/vocab/reports";

/** A span that is reported on; `key` is its name in the URL: 2026-10, 2026-W41, 2026-Q3. */
export interface Period {
  key: string;
  cadence: ReportCadence;
  start: Day;
  end: Day;
  /** YYYY-MM under which it is shown: the month in which it ends. */
  month: string;
}

const firstOf = (day: Day): Day => day - Number(isoOf(day).slice(8, 10)) + 1;
const pad = (n: number): string => String(n).padStart(2, "0");

/** ISO week: Monday first, numbered by the year of its Thursday. */
function weekKey(monday: Day): string {
  const thursday = monday + 3;
  const year = yearOf(thursday);
  return `${year}-W${pad(Math.floor((thursday - dayOf(`${year}-01-01`)) / 7) + 1)}`;
}

/** The week, month or quarter in which a day lies. */
export function periodAt(cadence: ReportCadence, day: Day): Period {
  if (cadence === "week") {
    const start = weekStart(day);
    return { key: weekKey(start), cadence, start, end: start + 6, month: isoOf(start + 6).slice(0, 7) };
  }
  if (cadence === "month") {
    const month = isoOf(day).slice(0, 7);
    return { key: month, cadence, start: firstOf(day), end: monthEnd(day), month };
  }
  const quarter = Math.ceil(Number(isoOf(day).slice(5, 7)) / 3);
  const start = dayOf(`${yearOf(day)}-${pad(quarter * 3 - 2)}-01`);
  const end = monthEnd(addMonths(start, 2));
  return { key: `${yearOf(day)}-Q${quarter}`, cadence, start, end, month: isoOf(end).slice(0, 7) };
}

/** The period that a key names; null where it names none, such as week 53 of a year that has 52. */
export function periodOfKey(key: string): Period | null {
  const match = /^(20\d{2})-(?:(\d{2})|W(\d{2})|Q([1-4]))$/.exec(key);
  if (!match) return null;
  const [, year, month, week, quarter] = match;
  if (month) return Number(month) >= 1 && Number(month) <= 12 ? periodAt("month", dayOf(`${key}-01`)) : null;
  if (quarter) return periodAt("quarter", dayOf(`${year}-${pad(Number(quarter) * 3)}-01`));
  const found = periodAt("week", weekStart(dayOf(`${year}-01-04`)) + (Number(week) - 1) * 7);
  return found.key === key ? found : null;
}

export const periodBefore = (period: Period): Period => periodAt(period.cadence, period.start - 1);

/** The period and those before it, `count` in all, oldest first. */
export function runUpTo(period: Period, count: number): Period[] {
  const run = [period];
  while (run.length < count) run.unshift(periodBefore(run[0]!));
  return run;
}

/** The parts that a month shows: itself, the weeks and the quarter that end in it. */
export function partsOf(month: Period): Period[] {
  const weeks: Period[] = [];
  for (let day = month.start; day <= month.end; day += 1) {
    const week = periodAt("week", day);
    if (week.end === day) weeks.push(week);
  }
  const quarter = periodAt("quarter", month.end);
  return [month, ...weeks, ...(quarter.end === month.end ? [quarter] : [])];
}

/** Last day in time: the first working day after a week, the fifth after a month or quarter. Source: DOMAIN, "Reports". */
export function dueDay(calendar: Calendar, { cadence, end }: Period): Day {
  return addWorkdays(calendar, end, cadence === "week" ? 1 : 5);
}

/** 2022年6月 · 2022年第26周 · 2022年第2季度. */
export function periodLabel({ key, cadence }: Pick<Period, "key" | "cadence">): string {
  const [year, rest = ""] = key.split("-");
  if (cadence === "month") return `${year}年${Number(rest)}月`;
  return cadence === "week" ? `${year}年第${Number(rest.slice(1))}周` : `${year}年第${rest.slice(1)}季度`;
}

/** 6月 · 26周 · 2季度: a column's head. */
export function shortLabel({ key, cadence }: Pick<Period, "key" | "cadence">): string {
  const rest = key.split("-")[1] ?? "";
  if (cadence === "month") return `${Number(rest)}月`;
  return cadence === "week" ? `${Number(rest.slice(1))}周` : `${rest.slice(1)}季度`;
}
