import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { baseOf, figureDays } from "@/platform/figures";
import { type Context, query } from "@/platform/run";
import { forecast } from "../rules/forecast";
import { measured } from "../rules/progress";
import { expectedShare } from "../rules/status";
import { TaskSearch } from "../search";
import { boardRow } from "./board-row";
import { isParty, openBook, type PlanBook, type UnitTask, unitTask, unitTasks } from "./standings";

/**
 * One task as one unit stands to it: plan, milestones with what was reached on their day, the curve, the forecast, and the
 * decomposition one level down with the difference to its parent. Figures in stored units (a ratio's in 1/10,000), shares 0–1.
 */
export const taskPage = query({ name: "plan.task", may: "plan.read", input: TaskSearch }, async (context, search) => {
  const unit = await narrow(context, search.unit);
  const book = await openBook(context, search.asOf);
  const task = book.plan.tasks.find((t) => t.id === search.id);
  if (!task) throw new NotFound();
  const { rows, marks, allocations } = await unitTasks(
    context,
    { ...book, plan: { ...book.plan, tasks: [task] } },
    unit,
  );
  const entry = rows[0] ?? unitTask(book, task, unit.code, null, marks.of(task, marks.units));
  const children = unit.level === "city" || unit.level === "district" ? await childrenOf(context.tx, unit.code) : [];
  const shares = children.flatMap((child) => {
    const allocation = allocations.find((a) => a.unit === child.code) ?? null;
    if (!allocation && !marks.units.has(child.code)) return [];
    const row = unitTask(book, task, child.code, allocation, marks.of(task, [child.code]));
    if (!allocation && row.actual === null) return [];
    return [{ code: child.code, name: child.name, note: allocation?.note ?? "", ...figuresOf(book, row) }];
  });
  const days = await curveDays(context, task.indicator, task.kind, unit);
  return {
    unit: { code: unit.code, name: unit.name, title: unit.title, level: unit.level },
    path: await pathTo(context.tx, unit.code, context.staff.read),
    measure: book.plan.measures.find((m) => m.no === task.measureNo) ?? null,
    aspect:
      book.plan.aspects.find((a) => a.no === book.plan.measures.find((m) => m.no === task.measureNo)?.aspectNo) ?? null,
    task: { ...task, start: isoOf(task.start), due: task.due === null ? null : isoOf(task.due) },
    row: boardRow(book, entry),
    allocated: entry.allocated,
    /** Whether the asker's own unit has a part in the task, and may therefore report or ask. */
    concerns:
      context.staff.unit.code === "11" ||
      isParty(task, context.staff.unit) ||
      shares.some((s) => s.code === context.staff.unit.code) ||
      entry.allocated,
    today: isoOf(book.today),
    milestones: milestonesOf(book, entry),
    curve: curveOf(book, entry, days),
    forecast: task.kind === "ratio" || task.kind === "milestone" ? null : forecastOf(book, entry, days),
    shares,
    sum: sumOfShares(shares),
    unallocated: differenceOf(entry, shares),
  };
});

function figuresOf(book: PlanBook, entry: UnitTask) {
  const { target, allocated, confirmed, standing } = entry;
  return {
    target,
    allocated,
    confirmed,
    actual: measured(entry.task.kind, entry.actual),
    numerator: entry.actual?.n ?? null,
    denominator: entry.actual?.d ?? null,
    progress: standing.progress,
    expected: standing.expected,
    status: standing.status,
    late: standing.late,
    due: entry.due === null ? null : isoOf(entry.due),
  };
}

export type ShareRow = ReturnType<typeof figuresOf> & { code: string; name: string; note: string };

/** Totals of the decomposition: actuals of all children, targets of those that have one. */
function sumOfShares(shares: ShareRow[]) {
  const targets = shares.map((s) => s.target).filter((t) => t !== null);
  const actuals = shares.map((s) => s.numerator).filter((a) => a !== null);
  const add = (values: number[]) => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0));
  return { target: add(targets), actual: add(actuals) };
}

/** Parent's target minus the sum of its children's; null where targets are rates or none is set. */
function differenceOf(entry: UnitTask, shares: ShareRow[]): number | null {
  const { target } = sumOfShares(shares);
  if (entry.task.kind === "ratio" || entry.task.kind === "milestone" || entry.target === null || target === null)
    return null;
  return entry.target - target;
}

function milestonesOf(book: PlanBook, entry: UnitTask) {
  return entry.task.milestones.map((m) => {
    const past = m.day < book.today;
    const actual = measured(entry.task.kind, entry.cumulated.at.get(m.day) ?? null);
    const due = entry.target === null ? null : entry.target * m.share;
    const reached = past && due !== null && entry.running ? (actual ?? 0) >= due - 1e-6 : null;
    const madeUp = reached === false && (entry.standing.progress ?? 0) >= m.share - 1e-9;
    return {
      day: isoOf(m.day),
      title: m.title,
      share: m.share,
      due,
      actual: past && entry.running ? actual : null,
      reached,
      madeUp,
      daysLeft: m.day - book.today,
    };
  });
}

interface DayChange {
  day: string;
  n: number;
  d: number;
}

async function curveDays({ tx }: Context, indicator: string, kind: string, unit: ScopedUnit): Promise<DayChange[]> {
  const n = await figureDays(tx, indicator, unit.range);
  const d = kind === "ratio" ? await figureDays(tx, baseOf(indicator), unit.range) : [];
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

/** Points of the curve, a week apart: planned and actual cumulated figure; actual ends today. */
function curveOf(book: PlanBook, entry: UnitTask, days: DayChange[]) {
  const { task, target, due } = entry;
  const end = Math.max(due ?? book.plan.end, book.today);
  const schedule = { start: task.start, due, milestones: task.milestones };
  const stops = new Set<number>([
    task.start,
    end,
    book.today,
    ...(due === null ? [] : [due]),
    ...task.milestones.map((m) => m.day),
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
      return {
        day: isoOf(day),
        plan: target === null || share === null || (due !== null && day > due) ? null : target * share,
        actual,
      };
    });
}

function forecastOf(book: PlanBook, entry: UnitTask, days: DayChange[]) {
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
  return { ...result, metOn: result.metOn === null ? null : isoOf(result.metOn), weeks };
}
