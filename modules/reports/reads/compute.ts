import { sql } from "drizzle-orm";
import { openBook, progressOf, unitTasks } from "@/modules/plan";
import { childrenOf, type ScopedUnit } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import type { Context } from "@/platform/run";
import { jumpOf, medianOf, none, type Pair, sum } from "../rules/figures";
import { type Period, runUpTo } from "../rules/periods";
import { belongs, reporters } from "./span";

/** A line as submitting would freeze it now; see report_lines. `live` is the figure of the whole subtree, without any report. */
export interface Computed {
  taskId: number;
  seq: number;
  code: string;
  title: string;
  kind: "count" | "ratio" | "money" | "milestone";
  measure: string;
  source: string;
  cadence: string;
  own: Pair;
  ownChange: Pair;
  live: Pair;
  total: Pair;
  change: Pair;
  /** Change of the period before; null where nobody has a figure. */
  before: number | null;
  median: number | null;
  jump: boolean;
  target: number | null;
  due: string | null;
  progress: number | null;
  expected: number | null;
  status: string | null;
}

interface Sums {
  own: Pair;
  ownChange: Pair;
  live: Pair;
  /** Changes of the six periods before, oldest first. */
  earlier: number[];
}

const EARLIER = 6;

/** Cumulated figures and changes of a subtree by indicator: one pass over the day sums up to the period's end. */
async function sumsIn(
  { tx }: Context,
  unit: ScopedUnit,
  period: Period,
): Promise<(indicator: string, ratio: boolean) => Sums> {
  const starts = runUpTo(period, EARLIER + 1).map((p) => isoOf(p.start));
  const rows = await tx.execute<{ indicator: string; bucket: number; own: boolean; value: number }>(sql`
    select indicator, width_bucket(day, ${`{${starts.join()}}`}::date[]) as bucket, unit_code = ${unit.code} as own,
      sum(value)::float8 as value
    from figures where unit_code >= ${unit.range.lo} and unit_code < ${unit.range.hi} and day <= ${isoOf(period.end)}::date
    group by 1, 2, 3`);
  const byKey = Map.groupBy(rows, (row) => row.indicator);
  const added = (key: string, which: (row: { bucket: number; own: boolean }) => boolean): number | null => {
    const found = byKey.get(key);
    return found === undefined ? null : found.filter(which).reduce((all, row) => all + row.value, 0);
  };
  return (indicator, ratio) => {
    const base = `${indicator}:base`;
    const owned = (key: string) => (byKey.get(key) ?? []).some((row) => row.own);
    const pair = (own: boolean, current: boolean): Pair => {
      const value = (key: string) =>
        own && !owned(key) ? null : added(key, (row) => (!own || row.own) && (!current || row.bucket === EARLIER + 1));
      return { n: value(indicator), d: ratio ? value(base) : null };
    };
    const earlier = Array.from({ length: EARLIER }, (_, i) => added(indicator, (row) => row.bucket === i + 1) ?? 0);
    return {
      own: pair(true, false),
      ownChange: pair(true, true),
      live: pair(false, false),
      earlier,
    };
  };
}

interface Below extends Record<string, unknown> {
  taskId: number;
  n: number | null;
  d: number | null;
  changeN: number | null;
  changeD: number | null;
}

/** Sums of the approved reports one level below, by task. */
async function belowOf(
  { tx }: Context,
  unit: ScopedUnit,
  period: Period,
): Promise<Map<number, { total: Pair; change: Pair }>> {
  const rows =
    await tx.execute<Below>(sql`select l.task_id as "taskId", sum(l.total_n)::float8 as n, sum(l.total_d)::float8 as d,
      sum(l.change_n)::float8 as "changeN", sum(l.change_d)::float8 as "changeD"
    from reports r join units u on u.code = r.unit_code join report_lines l on l.report_id = r.id
    where r.period = ${period.key} and r.state = 'approved' and u.parent_code = ${unit.code} group by 1`);
  return new Map(
    rows.map((row) => [row.taskId, { total: { n: row.n, d: row.d }, change: { n: row.changeN, d: row.changeD } }]),
  );
}

/** Units one level below that have to report the period and are not approved. */
export async function missingBelow(context: Context, unit: ScopedUnit, period: Period) {
  const book = await openBook(context);
  const children = await reporters(context, book, await childrenOf(context.tx, unit.code), period.cadence);
  const rows = await context.tx.execute<{ unit: string }>(sql`select unit_code as unit from reports
    where period = ${period.key} and state = 'approved' and unit_code >= ${unit.range.lo} and unit_code < ${unit.range.hi}`);
  const approved = new Set(rows.map((row) => row.unit));
  return children.filter((child) => !approved.has(child.code)).map(({ code, name }) => ({ code, name }));
}

/**
 * What a unit's report of a period says now: one line a task that it takes part in. A total is the sum of the approved reports
 * below and the own rows; a unit without units below has its own rows alone. Figures in stored units, cumulated to the period's end.
 */
export async function compute(context: Context, unit: ScopedUnit, period: Period): Promise<Computed[]> {
  const book = await openBook(context, isoOf(period.end), true);
  const { rows } = await unitTasks(context, book, unit);
  const sums = await sumsIn(context, unit, period);
  const run = runUpTo(period, EARLIER + 1);
  const below = unit.level === "city" || unit.level === "district" ? await belowOf(context, unit, period) : null;
  return rows
    .filter(({ task }) => belongs(period.cadence, task) && task.start <= period.end)
    .map((row) => {
      const { task, standing } = row;
      const { own, ownChange, live, earlier } = sums(task.indicator, task.kind === "ratio");
      const parts = below?.get(task.id) ?? { total: none, change: none };
      const total = below ? sum([own, parts.total]) : own;
      const moved = below ? sum([ownChange, parts.change]) : ownChange;
      const known = live.n === null ? [] : earlier.filter((_, i) => run[i]!.end >= task.start);
      const before = known.at(-1) ?? null;
      const median = medianOf(known);
      const counts = task.kind === "count" || task.kind === "money";
      // A department's standing is the city's unless it has a share of its own.
      const mine = row.unit === unit.code;
      const target = mine ? row.target : null;
      const share = progressOf(
        { kind: task.kind, target, targetMax: null },
        total.n === null ? null : { n: total.n, d: total.d },
      );
      return {
        taskId: task.id,
        seq: task.seq,
        code: task.code,
        title: task.indicatorName,
        kind: task.kind,
        measure: task.unitName,
        source: task.standIn ? "manual" : task.source,
        cadence: task.cadence,
        own,
        ownChange,
        live,
        total,
        change: moved,
        before,
        median,
        jump: counts && jumpOf(moved.n, before, median) !== null,
        target,
        due: !mine || row.due === null ? null : isoOf(row.due),
        // As on the task's own page: an approved completion stands for the whole target.
        progress: standing.approved && target !== null ? Math.max(1, share ?? 0) : share,
        expected: mine ? standing.expected : null,
        status: mine ? standing.status : null,
      };
    });
}
