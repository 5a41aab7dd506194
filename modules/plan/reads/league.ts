import { isoOf } from "@/platform/dates";
import type { Context } from "@/platform/run";
import type { UnitLevel } from "@/platform/staff";
import type { Status } from "@/vocab/status";
import { league, type Place, type Rollup, rollup, timelinessOf } from "../rules/rollup";
import type { Marks } from "./marks";
import { publishedMonths } from "./published";
import { type Allocation, below, childTasks, childWidth, openBook, type PlanBook, type UnitTask } from "./standings";

export interface Child {
  code: string;
  level: UnitLevel;
  name: string;
  shortName: string;
}

export interface LeagueRow extends Child, Rollup {
  rank: number | null;
  change: number | null;
  /** Share of what fell due that was done in time, 0–1. */
  timeliness: number | null;
  counts: Partial<Record<Status, number>>;
  tasks: UnitTask[];
}

const items = (tasks: UnitTask[]) =>
  tasks.map((t) => ({ ...t.standing, target: t.target, weight: t.task.weight, running: t.running, due: t.due }));

export const rollupOf = (book: PlanBook, tasks: UnitTask[]): Rollup => rollup(items(tasks), book.limits);

/** Days between the table and the one that its change of rank is told against. */
const EARLIER = 28;

/**
 * The children of a unit as a league table: one row a child, over the tasks allocated to it, ranked by the weighted mean of
 * min(1, p), then timeliness; change of rank against four weeks before (a published month: against the one before). Shares 0–1. Source: DOMAIN, "Rollup".
 */
export async function leagueOf(
  context: Context,
  book: PlanBook,
  unit: { level: "city" | "district"; range: { lo: string; hi: string } },
  children: Child[],
  now: { marks: Marks; allocations: Allocation[] },
): Promise<LeagueRow[]> {
  const then = await earlier(context, book);
  const before = then && (await below(context, then, unit.range, childWidth(unit.level)));
  const ranks = then && before ? ranksOf(then, children, before.marks, before.allocations) : [];
  const rows = children.map((child) => standingOf(book, child, now.marks, now.allocations));
  const places = league(rows, book.limits, new Map(ranks.map((p) => [p.code, p.rank])));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return places.map(({ code, rank, change }) => ({ ...byCode.get(code)!, rank, change }));
}

/** The book that the change of rank is told against: four weeks before as its aims stood then; of a published month, the month published before it. */
async function earlier(context: Context, book: PlanBook): Promise<PlanBook | null> {
  if (book.published === null) return openBook(context, isoOf(book.today - EARLIER), true);
  const months = await publishedMonths(context.tx);
  const previous = months.find((month) => month.endsOn < book.today);
  return previous ? openBook(context, isoOf(previous.endsOn)) : null;
}

function ranksOf(book: PlanBook, children: Child[], marks: Marks, allocations: Allocation[]): Place[] {
  return league(
    children.map((child) => standingOf(book, child, marks, allocations)),
    book.limits,
  );
}

function standingOf(book: PlanBook, child: Child, marks: Marks, allocations: Allocation[]) {
  const tasks = childTasks(book, child, marks, allocations);
  const counts: Partial<Record<Status, number>> = {};
  for (const { standing } of tasks) counts[standing.status] = (counts[standing.status] ?? 0) + 1;
  const timeliness = timelinessOf(
    items(tasks).map((i) => ({ ...i, late: i.late })),
    book.today,
  );
  return { ...child, ...rollupOf(book, tasks), timeliness, counts, tasks };
}
