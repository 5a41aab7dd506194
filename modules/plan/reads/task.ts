import type { z } from "zod";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type Context, listing, query } from "@/platform/run";
import type { Status } from "@/vocab/status";
import { measured } from "../rules/progress";
import { TaskSearch } from "../search";
import { boardRow } from "./board-row";
import { isCitywide, liveActuals, openBook, type PlanBook, type UnitTask, unitTask, unitTasks } from "./standings";
import { curveDays, curveOf, forecastOf } from "./task-curve";

/** What the page and the exported decomposition of a task share. Throws NotFound for a missing task or a unit outside the scope. */
async function taskView(context: Context, search: z.output<typeof TaskSearch>) {
  const unit = await narrow(context, search.unit);
  const book = await openBook(context, search.asOf);
  const task = book.plan.tasks.find((t) => t.id === search.id);
  if (!task) throw new NotFound();
  const alone = { ...book, plan: { ...book.plan, tasks: [task] } };
  const { rows, marks, allocations } = await unitTasks(context, alone, unit);
  const seen = isCitywide(unit) ? rows.filter((row) => row.unit === unit.code) : rows;
  const whole = isCitywide(unit) ? [unit.code] : marks.units;
  const entry = seen[0] ?? unitTask(book, task, unit.code, null, marks.of(task, whole));
  const children = unit.level === "city" || unit.level === "district" ? await childrenOf(context.tx, unit.code) : [];
  const shares = children.flatMap((child) => {
    const allocation = allocations.find((a) => a.taskId === task.id && a.unit === child.code) ?? null;
    if (!allocation && !marks.units.has(child.code)) return [];
    const row = unitTask(book, task, child.code, allocation, marks.of(task, [child.code]));
    if (!allocation && row.actual === null) return [];
    const figures = allocation ? figuresOf(row) : unasked(row);
    return [{ code: child.code, name: child.shortName, own: false, ...figures }];
  });
  const own = entry.running && children.length > 0 ? marks.of(task, [unit.code]) : null;
  return { unit, book, task, entry, takesPart: seen.length > 0, children, shares, own: own?.now ? own : null };
}

/**
 * One task as one unit stands to it: plan, milestones with what was reached on their day, the curve, the forecast, and the
 * decomposition one level down with the difference to its parent. Figures in stored units (a ratio's in 1/10,000), shares 0–1.
 */
export const taskPage = query({ name: "plan.task", may: "plan.read", input: TaskSearch }, async (context, search) => {
  const view = await taskView(context, search);
  const { unit, book, task, entry, shares } = view;
  const measure = book.plan.measures.find((m) => m.no === task.measureNo) ?? null;
  const days = await curveDays(context, book, task, unit);
  const live = await liveActuals(context, { ...book, plan: { ...book.plan, tasks: [task] } }, unit);
  const ahead = task.kind === "ratio" || task.kind === "milestone" ? null : forecastOf(book, entry, days);
  return {
    unit: { code: unit.code, name: unit.name, shortName: unit.shortName, title: unit.title, level: unit.level },
    path: await pathTo(context.tx, unit.code, context.staff.read),
    /** Units to go on to: the tree's, not departments. */
    below: view.children
      .filter((child) => child.level === "district" || child.level === "street")
      .map(({ code, name }) => ({ code, name })),
    measure,
    aspect: book.plan.aspects.find((a) => a.no === measure?.aspectNo) ?? null,
    task: { ...task, start: isoOf(task.start), due: task.due === null ? null : isoOf(task.due) },
    row: boardRow(book, entry, live),
    published: book.published,
    /** False where the shown unit has no share of the task and is not named by it. */
    takesPart: view.takesPart,
    today: isoOf(book.today),
    milestones: milestonesOf(book, entry),
    curve: curveOf(book, entry, days, ahead),
    forecast: ahead && { ...ahead, metOn: ahead.metOn === null ? null : isoOf(ahead.metOn) },
    shares: [...shares, ...ownShare(view)],
    sum: sumRow(view),
    unallocated: differenceOf(entry, shares),
  };
});

/** /export/task-shares: the decomposition of a task one level down, a row a unit; 合计 is the sheet's. */
export const taskShares = listing(
  { name: "plan.task-shares", may: "plan.read", input: TaskSearch },
  async (context, search) => {
    const { unit, book, task } = await taskView(context, search);
    return { unit: { title: unit.title }, task, today: isoOf(book.today) };
  },
  async function* (context, search) {
    const view = await taskView(context, search);
    yield [...view.shares, ...ownShare(view)];
  },
);

type TaskParts = Awaited<ReturnType<typeof taskView>>;
export type TaskPage = Awaited<ReturnType<(typeof taskPage)["as"]>>;

/** What the unit itself reported beside its children: the part that makes their figures add up to its own. */
function ownShare({ unit, book, task, own }: TaskParts): ShareRow[] {
  if (own === null) return [];
  return [{ code: unit.code, name: "本级", own: true, ...unasked(unitTask(book, task, unit.code, null, own)) }];
}

/** Figures of whoever contributes without a share of the target: there is nothing to be on time with. */
function unasked(entry: UnitTask): Figures {
  return { ...figuresOf(entry), target: null, progress: null, expected: null, status: null };
}

function figuresOf(entry: UnitTask) {
  const { target, allocated, confirmed, standing } = entry;
  return {
    kind: entry.task.kind,
    unitName: entry.task.unitName,
    target,
    /** Handed down, but not yet confirmed. */
    proposed: allocated && !confirmed,
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

type Figures = Omit<ReturnType<typeof figuresOf>, "status"> & { status: Status | null };

/** One unit's line of a decomposition. */
export type ShareRow = Figures & { code: string; name: string; own: boolean };

/** 合计: targets of those that have one, and the unit's whole figure; rates are not added, they are those of the whole. */
function sumRow({ unit, entry, shares }: TaskParts): ShareRow {
  const whole = figuresOf(entry);
  const rate = isRate(entry);
  const target = rate ? whole.target : targetsOf(shares);
  const progress = rate ? whole.progress : target && whole.actual !== null ? whole.actual / target : null;
  return { ...whole, code: unit.code, name: "合计", own: false, target, progress, due: null, status: null };
}

const isRate = ({ task }: UnitTask) => task.kind === "ratio" || task.kind === "milestone";

function targetsOf(shares: ShareRow[]): number | null {
  const targets = shares.map((share) => share.target).filter((target) => target !== null);
  return targets.length === 0 ? null : targets.reduce((a, b) => a + b, 0);
}

/** Parent's target minus the sum of its children's; null where targets are rates or none is set. */
function differenceOf(entry: UnitTask, shares: ShareRow[]): number | null {
  const target = targetsOf(shares);
  return isRate(entry) || entry.target === null || target === null ? null : entry.target - target;
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
