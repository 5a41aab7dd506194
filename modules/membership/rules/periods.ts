import { addMonths, type Day, dayOf, isoOf, monthEnd, weekStart } from "@/platform/dates";

export const grains = ["month", "week", "day"] as const;
export type Grain = (typeof grains)[number];

export const grainLabels: Record<Grain, string> = { month: "月", week: "周", day: "日" };

/** How many periods a chart shows: 14 months hold a year and its comparison. */
export const spans: Record<Grain, number> = { month: 14, week: 16, day: 31 };

export interface Period {
  /** First and last day, both included. */
  start: Day;
  end: Day;
}

const monthStart = (day: Day): Day => dayOf(`${isoOf(day).slice(0, 7)}-01`);

/** The month, week (from Monday) or day in which `day` lies. */
export function periodOf(day: Day, grain: Grain): Period {
  if (grain === "month") return { start: monthStart(day), end: monthEnd(day) };
  if (grain === "week") return { start: weekStart(day), end: weekStart(day) + 6 };
  return { start: day, end: day };
}

export const nextPeriod = (period: Period, grain: Grain): Period => periodOf(period.end + 1, grain);

/** The last `count` periods up to the one of `until`, oldest first, none before the one of `first`. */
export function periodsUpTo(until: Day, grain: Grain, count: number, first: Day): Period[] {
  const periods: Period[] = [];
  for (let period = periodOf(until, grain); periods.length < count; period = periodOf(period.start - 1, grain)) {
    periods.unshift(period);
    if (period.start <= first) break;
  }
  return periods;
}

/** The same period a year before: months by their name, weeks and days 52 weeks earlier, so that weekdays meet. */
export function yearBefore(period: Period, grain: Grain): Period {
  if (grain === "month") return periodOf(addMonths(period.start, -12), "month");
  return { start: period.start - 364, end: period.end - 364 };
}

/** 2022-01 at a year's begin and at the first of all, else 02; weeks and days as 07-04. */
export function periodLabel(period: Period, grain: Grain, first: boolean): string {
  const text = isoOf(period.start);
  if (grain !== "month") return text.slice(5);
  return first || text.endsWith("-01-01") ? text.slice(0, 7) : text.slice(5, 7);
}

/** 2022年6月 · 2022-06-27 至 07-03 · 2022-06-27. */
export function periodName(period: Period, grain: Grain): string {
  const text = isoOf(period.start);
  if (grain === "month") return `${text.slice(0, 4)}年${Number(text.slice(5, 7))}月`;
  return grain === "week" ? `${text} 至 ${isoOf(period.end).slice(5)}` : text;
}

/** The part of a URL that lists exactly the movements of a period. */
export function periodSearch(period: Period, grain: Grain): Record<string, string> {
  if (grain === "month") return { period: isoOf(period.start).slice(0, 7) };
  return { from: isoOf(period.start), to: isoOf(period.end) };
}
