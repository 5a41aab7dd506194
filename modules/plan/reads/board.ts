import type { z } from "zod";
import { narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { listing } from "@/platform/run";
import { isEstimated } from "@/platform/workdays";
import { type Status, statusOrder } from "@/vocab/status";
import { measured } from "../rules/progress";
import { PlanSearch, type planSorts } from "../search";
import type { PlanTask } from "./plan-data";
import { openBook, type PlanBook, type UnitTask, unitTasks } from "./standings";

/** A row of the task-breakdown table as the page and the export print it. Figures are in stored units. */
export interface BoardRow {
  id: number;
  seq: number;
  code: string;
  title: string;
  measureNo: number;
  aspectNo: number;
  lead: string;
  cooperating: string;
  kind: PlanTask["kind"];
  unitName: string;
  indicatorName: string;
  basis: string;
  source: string;
  target: number | null;
  targetMax: number | null;
  /** In the target's unit: a ratio's in 1/10,000. */
  actual: number | null;
  numerator: number | null;
  denominator: number | null;
  progress: number | null;
  expected: number | null;
  status: Status;
  running: boolean;
  start: string;
  due: string | null;
  dueText: string;
  estimated: boolean;
  daysLate: number | null;
  daysLeft: number | null;
  late: boolean;
  madeUp: boolean;
  aboveRange: boolean;
  next: { day: string; title: string; share: number } | null;
}

export function boardRow(book: PlanBook, entry: UnitTask): BoardRow {
  const { task, standing } = entry;
  const names = (role: "lead" | "cooperate") =>
    task.parties
      .filter((p) => p.role === role)
      .map((p) => p.name)
      .join("、");
  const next = task.milestones.find((m) => m.day >= book.today);
  return {
    id: task.id,
    seq: task.seq,
    code: task.code,
    title: task.title,
    measureNo: task.measureNo,
    aspectNo: book.plan.measures.find((m) => m.no === task.measureNo)?.aspectNo ?? 0,
    lead: names("lead"),
    cooperating: names("cooperate"),
    kind: task.kind,
    unitName: task.unitName,
    indicatorName: task.indicatorName,
    basis: task.basis,
    source: task.source,
    target: entry.target,
    targetMax: task.targetMax,
    actual: measured(task.kind, entry.actual),
    numerator: entry.actual?.n ?? null,
    denominator: entry.actual?.d ?? null,
    progress: standing.progress,
    expected: standing.expected,
    status: standing.status,
    running: entry.running,
    start: isoOf(task.start),
    due: entry.due === null ? null : isoOf(entry.due),
    dueText: task.dueText,
    estimated: entry.due !== null && isEstimated(book.calendar, entry.due),
    daysLate: standing.daysLate,
    daysLeft: standing.daysLeft,
    late: standing.late,
    madeUp: standing.madeUp,
    aboveRange: standing.aboveRange,
    next: next ? { day: isoOf(next.day), title: next.title, share: next.share } : null,
  };
}

export type StatusCounts = Record<Status, number>;

export function countStatuses(rows: { status: Status }[]): StatusCounts {
  const counts = Object.fromEntries(statusOrder.map((status) => [status, 0])) as StatusCounts;
  for (const row of rows) counts[row.status] += 1;
  return counts;
}

type Search = z.output<typeof PlanSearch>;

/** Whether a row passes every filter but the status tabs, whose counts are made from the rest. */
function passes(row: BoardRow, task: PlanTask, search: Search): boolean {
  const { aspect, measure, lead, due, source, q } = search;
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
  const passing = entries
    .map((entry) => ({ entry, row: boardRow(book, entry) }))
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
      aspects: book.plan.aspects,
      measures: book.plan.measures,
      leads: [...leads].map(([value, label]) => ({ value, label })),
      today: isoOf(book.today),
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
