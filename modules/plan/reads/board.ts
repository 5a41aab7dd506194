import type { z } from "zod";
import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { listing } from "@/platform/run";
import { type Status, statusOrder } from "@/vocab/status";
import { PlanSearch, type planSorts } from "../search";
import { type BoardRow, boardRow } from "./board-row";
import { rollupOf } from "./league";
import type { PlanTask } from "./plan-data";
import { publishedMonths } from "./published";
import { liveActuals, openBook, type UnitTask, unitTasks } from "./standings";

export type StatusCounts = Record<Status, number>;

export function countStatuses(rows: { status: Status }[]): StatusCounts {
  const counts = Object.fromEntries(statusOrder.map((status) => [status, 0])) as StatusCounts;
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

type Search = z.output<typeof PlanSearch>;

/** Whether a row passes every filter but the status tabs, whose counts are made from the rest. */
function passes(row: BoardRow, task: PlanTask, search: Search): boolean {
  const { aspect, measure, lead, due, source, q, id } = search;
  if (id.length > 0 && !id.includes(row.id)) return false;
  if (aspect !== undefined && row.aspectNo !== aspect) return false;
  if (measure !== undefined && row.measureNo !== measure) return false;
  if (source !== undefined && row.source !== source) return false;
  if (lead && !task.parties.some((p) => p.role === "lead" && (p.unitCode === lead || p.kind === lead))) return false;
  if (due === "none" && row.due !== null) return false;
  if (due === "passed" && row.daysLate === null) return false;
  if (due === "soon" && (row.daysLeft === null || row.daysLeft > 30)) return false;
  if (due === "later" && (row.daysLeft === null || row.daysLeft <= 30)) return false;
  return !q || [row.title, row.code, row.indicatorName, row.lead, row.cooperating].some((text) => text.includes(q));
}

type Sort = (typeof planSorts)[number];

const sortValue: Record<Sort, (row: BoardRow) => string | number | null> = {
  seq: (r) => r.seq,
  title: (r) => r.title,
  lead: (r) => r.lead,
  actual: (r) => r.actual,
  progress: (r) => r.progress,
  due: (r) => r.due,
  status: (r) => statusOrder.indexOf(r.status),
};

/** Missing values come last whichever way the column is sorted. */
function sorted(rows: BoardRow[], sort: string): BoardRow[] {
  const down = sort.startsWith("-");
  const value = sortValue[sort.replace("-", "") as Sort];
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? a.seq - b.seq : x === null ? 1 : -1;
    const order = typeof x === "string" ? x.localeCompare(String(y), "zh-Hans-CN") : x - Number(y);
    return (down ? -order : order) || a.seq - b.seq;
  });
}

async function filtered(context: Parameters<typeof openBook>[0], search: Search) {
  const unit = await narrow(context, search.unit);
  const book = await openBook(context, search.asOf);
  const { rows: entries } = await unitTasks(context, book, unit);
  const live = await liveActuals(context, book, unit);
  const passing = entries
    .map((entry) => ({ entry, row: boardRow(book, entry, live) }))
    .filter(({ row, entry }) => passes(row, entry.task, search));
  const all = passing.map(({ row }) => row);
  const chosen = search.status.length === 0 ? all : all.filter((row) => search.status.includes(row.status));
  return { unit, book, entries, all, rows: sorted(chosen, search.sort) };
}

/**
 * Tasks of the plan as seen from one unit: one row a task, progress of that unit's subtree. `counts` are the status tabs
 * (under the other filters), `rows` the asked page. Figures in stored units, shares 0–1.
 */
export const board = listing(
  { name: "plan.board", may: "plan.read", input: PlanSearch },
  async (context, search) => {
    const { unit, book, entries, all, rows } = await filtered(context, search);
    const leads = new Map(
      entries
        .flatMap(({ task }) => task.parties.filter((p) => p.role === "lead"))
        .map((p) => [p.unitCode ?? p.kind, p.name]),
    );
    return {
      unit: { code: unit.code, name: unit.name, title: unit.title, level: unit.level },
      plan: { title: book.plan.title, start: isoOf(book.plan.start), end: isoOf(book.plan.end) },
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: (await childrenOf(context.tx, unit.code)).map(({ code, name }) => ({ code, name })),
      aspects: book.plan.aspects,
      measures: book.plan.measures.map((measure) => ({
        ...measure,
        ...rollupOf(
          book,
          entries.filter((entry) => entry.task.measureNo === measure.no),
        ),
      })),
      leads: [...leads].map(([value, label]) => ({ value, label })),
      today: isoOf(book.today),
      months: await publishedMonths(context.tx),
      published: book.published && { ...book.published, differing: all.filter((row) => row.live !== undefined).length },
      limits: book.limits,
      /** Tasks in the whole plan: 0 before it is imported. */
      planned: book.plan.tasks.length,
      note: noteOf(unit.level, entries),
      counts: countStatuses(all),
      all: all.length,
      total: rows.length,
      rows: rows.slice((search.page - 1) * search.size, search.page * search.size),
    };
  },
  async function* (context, search) {
    const { rows } = await filtered(context, search);
    for (let i = 0; i < rows.length; i += 500) yield rows.slice(i, i + 500);
  },
);

/** What the table holds, in one line of its head. */
function noteOf(level: ScopedUnit["level"], entries: UnitTask[]): string {
  const backing = entries.filter((entry) => entry.task.measureNo === 0).length;
  const measures = new Set(entries.map((entry) => entry.task.measureNo).filter((no) => no > 0)).size;
  const whole = `组织保障 ${backing} 项，${measures} 项措施 ${entries.length - backing} 项，共 ${entries.length} 项`;
  return level === "city" ? whole : `与本单位有关：${whole}`;
}
