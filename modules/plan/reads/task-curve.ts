import type { ScopedUnit } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { baseOf, figureDays } from "@/platform/figures";
import type { Context } from "@/platform/run";
import { type Forecast, forecast } from "../rules/forecast";
import { measured } from "../rules/progress";
import { expectedShare } from "../rules/status";
import type { PlanTask } from "./plan-data";
import { figuresOf } from "./published";
import type { PlanBook, UnitTask } from "./standings";

interface DayChange {
  day: string;
  n: number;
  d: number;
}

/** Changes of a task's figure in a unit's subtree, by day, live or as published; `d` is a ratio's denominator. */
export async function curveDays(
  { tx }: Context,
  { published }: PlanBook,
  { indicator, kind }: PlanTask,
  unit: ScopedUnit,
): Promise<DayChange[]> {
  const source = figuresOf(published);
  const n = await figureDays(tx, indicator, unit.range, source);
  const d = kind === "ratio" ? await figureDays(tx, baseOf(indicator), unit.range, source) : [];
  const days = new Map<string, DayChange>();
  for (const [list, part] of [
    [n, "n"],
    [d, "d"],
  ] as const) {
    for (const { day, value } of list) {
      const at = days.get(day) ?? { day, n: 0, d: 0 };
      at[part] += value;
      days.set(day, at);
    }
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** How far behind its deadline a forecast is still drawn. */
const TAIL = 182;

/** Points of the curve, a week apart: planned, actual and foreseen cumulated figure; actual ends today, where the forecast begins. */
export function curveOf(book: PlanBook, entry: UnitTask, days: DayChange[], ahead: Forecast | null) {
  const { task, target, due } = entry;
  const metOn = ahead?.metOn ?? null;
  const drawn = entry.running && ahead !== null && !ahead.impossible && (metOn !== null || target === null);
  const tail = drawn && metOn !== null && metOn <= book.today + TAIL ? metOn : 0;
  const end = Math.max(due ?? book.plan.end, book.today, tail);
  const total = entry.actual?.n ?? 0;
  const schedule = { start: task.start, due, milestones: task.milestones };
  const stops = new Set<number>([
    task.start,
    end,
    book.today,
    ...(due === null ? [] : [due]),
    ...task.milestones.map((m) => m.day),
    ...(drawn && metOn !== null ? [metOn] : []),
  ]);
  for (let day = task.start; day < end; day += 7) stops.add(day);
  let at = 0;
  let n = 0;
  let d = 0;
  return [...stops]
    .filter((day) => day >= task.start && day <= end)
    .sort((a, b) => a - b)
    .map((day) => {
      while (at < days.length && dayOf(days[at]!.day) <= day) {
        n += days[at]!.n;
        d += days[at]!.d;
        at += 1;
      }
      const share = expectedShare(schedule, day);
      const actual = day > book.today || !entry.running ? null : measured(task.kind, { n, d });
      const foreseen = drawn && day >= book.today && (metOn === null || day <= metOn) && end > book.today;
      return {
        day: isoOf(day),
        plan: target === null || share === null || (due !== null && day > due) ? null : target * share,
        actual,
        forecast: foreseen ? total + (ahead.pacePerWeek * (day - book.today)) / 7 : null,
      };
    });
}

/** Where the last weeks' pace leads; `weeks` is their number. */
export function forecastOf(book: PlanBook, entry: UnitTask, days: DayChange[]) {
  const weeks = book.limits.forecastWeeks;
  const from = book.today - weeks * 7;
  const window = { start: from + 1, end: book.today };
  const recent = days
    .filter(({ day }) => dayOf(day) >= window.start && dayOf(day) <= window.end)
    .reduce((sum, day) => sum + day.n, 0);
  const total = entry.actual?.n ?? 0;
  const result = forecast(
    { total, recent, target: entry.target, start: entry.task.start, due: entry.due },
    book.today,
    weeks,
  );
  return { ...result, weeks };
}
