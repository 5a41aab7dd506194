import { sql } from "drizzle-orm";
import type { ScopedUnit } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import type { Context, Tx } from "@/platform/run";
import { type Range, subtree } from "@/platform/staff";
import type { Calendar } from "@/platform/workdays";
import { withDeadline } from "../rules/deadline-step";
import { type Actual, measured } from "../rules/progress";
import { isTyped } from "../rules/reporting";
import { type Standing, standing } from "../rules/status";
import { type Thresholds, thresholdsOf } from "../rules/thresholds";
import { type Cumulated, type Marks, marksIn } from "./marks";
import { loadCalendar, loadPlan, type Plan, type PlanTask } from "./plan-data";
import { type Published, publishedOn, publishedPlan } from "./published";

export interface Allocation {
  taskId: number;
  unit: string;
  target: number | null;
  due: Day | null;
  confirmed: boolean;
  completedOn: Day | null;
  note: string;
}

/** A task as one unit stands to it: what it should reach by when, what it has reached, and the light. */
export interface UnitTask {
  task: PlanTask;
  unit: string;
  target: number | null;
  /** The city's own target or a unit's share of it; false where a unit only takes part. */
  allocated: boolean;
  confirmed: boolean;
  due: Day | null;
  actual: Actual | null;
  cumulated: Cumulated;
  /** False while the ledger that counts it does not run and nobody reports by hand: 台账未启用. */
  running: boolean;
  standing: Standing;
}

/** What every screen of the plan needs once per request. */
export interface PlanBook {
  plan: Plan;
  calendar: Calendar;
  limits: Thresholds;
  today: Day;
  /** The closed month whose frozen book this is; null: figures as known now. */
  published: Published | null;
}

/**
 * The plan at the end of a day (YYYY-MM-DD; absent or to come: today): the frozen book where a closed month ends that day, else
 * dated aims and figures as known now. `live` asks for the latter in any case.
 */
export async function openBook({ tx, today }: Context, asOf?: string, live = false): Promise<PlanBook> {
  const day = asOf === undefined ? today : Math.min(today, dayOf(asOf));
  const published = asOf === undefined || live ? null : await publishedOn(tx, day);
  const plan = published ? await publishedPlan(tx, published) : await loadPlan(tx, isoOf(day));
  return { plan, calendar: await loadCalendar(tx), limits: thresholdsOf(plan.thresholds), today: day, published };
}

/** Allocations of a unit and its direct children (codes up to `width` characters) in the book; one row a task and unit. */
async function allocationsIn(tx: Tx, book: PlanBook, range: Range, width: number): Promise<Allocation[]> {
  // After a merger two of a month's frozen shares may be one unit's.
  const frozen = sql`select task_id, unit_code, sum(target) as target, max(due_on) as due_on, bool_and(confirmed) as confirmed,
      max(completed_on) as completed_on, string_agg(note, '；') as note
    from published_allocations where month_id = ${book.published?.id ?? null} group by task_id, unit_code`;
  const dated = sql`select a.task_id, a.unit_code, case when v.task_id is null then a.target else v.target end as target,
      case when v.task_id is null then a.due_on else v.due_on end as due_on, coalesce(v.confirmed, a.confirmed) as confirmed,
      a.completed_on, a.note
    from allocations a left join lateral (select * from allocation_versions v where v.task_id = a.task_id and v.unit_code = a.unit_code
      and v.until > ${isoOf(book.today)}::date order by v.until limit 1) v on true`;
  const rows = await tx.execute<
    Omit<Allocation, "due" | "completedOn"> & { due: string | null; done: string | null }
  >(sql`
    select task_id as "taskId", unit_code as unit, target::float8 as target, due_on::text as due, confirmed, completed_on::text as done, note
    from (${book.published ? frozen : dated}) a
    where unit_code >= ${range.lo} and unit_code < ${range.hi} and length(unit_code) <= ${width}::int`);
  return rows.map(({ done, ...row }) => ({
    ...row,
    due: row.due === null ? null : dayOf(row.due),
    completedOn: done === null ? null : dayOf(done),
  }));
}

/** Whether the unit is named by the task, itself or through its class (各区总工会 …). */
export function isParty(task: PlanTask, unit: Pick<ScopedUnit, "code" | "level">): boolean {
  const classOf = { district: "districts", street: "streets", industrial_union: "industrial_unions" } as const;
  const own = unit.level in classOf ? classOf[unit.level as keyof typeof classOf] : null;
  return task.parties.some((p) => p.unitCode === unit.code || p.kind === own);
}

/** A task as the unit stands to it, its steps up to the unit's own deadline. `figures` are those of the unit's subtree. */
export function unitTask(
  book: PlanBook,
  shared: PlanTask,
  unit: string,
  allocation: Allocation | null,
  figures: Cumulated,
): UnitTask {
  const city = unit === "11";
  const due = city ? shared.due : (allocation?.due ?? shared.due);
  const task = { ...shared, milestones: withDeadline(shared.milestones, shared.due, due) };
  const confirmed = city ? task.target !== null : (allocation?.confirmed ?? false);
  const target = city ? task.target : confirmed ? (allocation?.target ?? null) : null;
  const running = isTyped(task) || task.counted;
  const subject = {
    kind: task.kind,
    target,
    targetMax: city ? task.targetMax : null,
    start: task.start,
    due,
    milestones: task.milestones.map((m) => ({ day: m.day, share: m.share, actual: figures.at.get(m.day) ?? null })),
    ...(due !== null && figures.at.has(due) ? { actualOnDue: figures.at.get(due) ?? null } : {}),
    manual: isTyped(task),
    completedOn: city ? task.completedOn : (allocation?.completedOn ?? null),
  };
  return {
    task,
    unit,
    target,
    allocated: city || allocation !== null,
    confirmed,
    due,
    actual: running ? figures.now : null,
    cumulated: figures,
    running,
    standing: standing(subject, running ? figures.now : null, book.today, book.calendar, book.limits),
  };
}

/** Deadlines that the allocations set apart from their task's. */
function ownDues(allocations: Allocation[]): Map<number, Day[]> {
  const dues = new Map<number, Day[]>();
  for (const { taskId, due } of allocations) if (due !== null) dues.set(taskId, [...(dues.get(taskId) ?? []), due]);
  return dues;
}

/** Width of a direct child's code under a unit of the level. */
export const childWidth = (level: ScopedUnit["level"]): number => (level === "city" ? 6 : 9);

/** Departments and industrial unions have no part of the city's figures: what they lead or support is the city's task itself. */
export const isCitywide = ({ level }: Pick<ScopedUnit, "level">): boolean =>
  level === "department" || level === "industrial_union";

/** The codes that a unit's tasks are summed over: its subtree, and the city's for who works on the city's tasks. */
export const rangeOf = (unit: ScopedUnit): Range => (isCitywide(unit) ? subtree("11") : unit.range);

/** Shares and cumulated figures of a range, by its units of `width` code characters. */
export async function below({ tx }: Context, book: PlanBook, range: Range, width: number) {
  const allocations = await allocationsIn(tx, book, range, width);
  return { allocations, marks: await marksIn(tx, book, range, width, ownDues(allocations)) };
}

/**
 * All tasks that concern the unit: the whole table for the city, else what is allocated to it or names it as a party; a department
 * sees the city's standing (`unit` is then 11) unless it has a share. Children's figures are kept apart, so that they add up to their head.
 */
export async function unitTasks(
  context: Context,
  book: PlanBook,
  unit: ScopedUnit,
): Promise<{ rows: UnitTask[]; marks: Marks; allocations: Allocation[] }> {
  const { marks, allocations } = await below(
    context,
    book,
    rangeOf(unit),
    childWidth(isCitywide(unit) ? "city" : unit.level),
  );
  const own = new Map(allocations.filter((a) => a.unit === unit.code).map((a) => [a.taskId, a]));
  const rows = book.plan.tasks
    .filter((task) => unit.level === "city" || own.has(task.id) || isParty(task, unit))
    .map((task) => {
      const share = own.get(task.id) ?? null;
      if (!isCitywide(unit)) return unitTask(book, task, unit.code, share, marks.of(task, marks.units));
      return share
        ? unitTask(book, task, unit.code, share, marks.of(task, [unit.code]))
        : unitTask(book, task, "11", null, marks.of(task, marks.units));
    });
  return { rows, marks, allocations };
}

/**
 * The tasks of one child of a unit, from what `unitTasks` loaded for the unit: those allocated to it, and those that name it but
 * hand it no share, which are 未定目标 on its own table as well.
 */
export function childTasks(
  book: PlanBook,
  child: Pick<ScopedUnit, "code" | "level">,
  marks: Marks,
  allocations: Allocation[],
): UnitTask[] {
  const own = new Map(allocations.filter((a) => a.unit === child.code).map((a) => [a.taskId, a]));
  return book.plan.tasks
    .filter((task) => own.has(task.id) || isParty(task, child))
    .map((task) => unitTask(book, task, child.code, own.get(task.id) ?? null, marks.of(task, [child.code])));
}

/** By task: the unit's figure as known now, in the target's unit. */
export type LiveActuals = ReadonlyMap<number, number | null>;

/** What stands against a published month: the same day's figures with everything entered since. Undefined for a live book. */
export async function liveActuals(
  context: Context,
  book: PlanBook,
  unit: ScopedUnit,
): Promise<LiveActuals | undefined> {
  if (book.published === null) return undefined;
  const live = await openBook(context, isoOf(book.today), true);
  const { rows } = await unitTasks(context, live, unit);
  return new Map(rows.map((row) => [row.task.id, measured(row.task.kind, row.actual)]));
}
