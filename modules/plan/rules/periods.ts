import { addMonths, type Day, isoOf, monthEnd, weekStart } from "@/platform/dates";
import type { cadences } from "@/vocab/cadence";

export type Cadence = (typeof cadences)[number];

export interface Period {
  start: Day;
  end: Day;
  /** 本周 · 本月 · 本季度 */
  word: string;
}

/** The week (Monday first), month or quarter in which `day` lies: the period that a task of the cadence is reported for. */
export function periodOf(cadence: Cadence, day: Day): Period {
  if (cadence === "周报") return { start: weekStart(day), end: weekStart(day) + 6, word: "本周" };
  const end = monthEnd(day);
  if (cadence === "月报") return { start: firstOf(day), end, word: "本月" };
  const month = Number(isoOf(day).slice(5, 7));
  const start = addMonths(firstOf(day), -((month - 1) % 3));
  return { start, end: monthEnd(addMonths(start, 2)), word: "本季度" };
}

const firstOf = (day: Day): Day => day - Number(isoOf(day).slice(8, 10)) + 1;
