import { type SQL, sql } from "drizzle-orm";
import { narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { isoOf } from "@/platform/dates";
import { listing } from "@/platform/run";
import { type Period, periodLabel, periodOfKey } from "../rules/periods";
import { AdjustmentSearch } from "../search";

// A type, not an interface: only aliases count as records for the driver.
export type AdjustmentRow = {
  unit: string;
  name: string;
  taskId: number;
  code: string;
  title: string;
  kind: "count" | "ratio" | "money" | "milestone";
  measure: string;
  /** Stored units; a ratio's numerator and denominator apart. */
  published: number | null;
  publishedBase: number | null;
  live: number | null;
  liveBase: number | null;
  rows: number;
  /** First and last day that the late rows count for, and when the last one came. */
  firstDay: string;
  lastDay: string;
  at: string;
};

/** Rows of the period that came after its approved figures were frozen, by unit and task, against what was approved. */
function statement(unit: ScopedUnit, period: Period): SQL {
  return sql`with late as materialized (
      select r.id, r.unit_code, r.unit_name, split_part(p.indicator, ':', 1) as indicator, count(distinct p.source)::int as rows,
        min(p.day)::text as "firstDay", max(p.day)::text as "lastDay", max(p.recorded_at)::text as at
      from reports r join figure_postings p on p.unit_code = r.unit_code and p.day between r.starts_on and r.ends_on
        and p.recorded_at > r.submitted_at
      where r.period = ${period.key} and r.state = 'approved' and r.unit_code >= ${unit.range.lo} and r.unit_code < ${unit.range.hi}
      group by 1, 2, 3, 4)
    select l.unit_code as unit, l.unit_name as name, f.task_id as "taskId", f.code, f.title, f.kind, f.measure,
      f.own_n::float8 as published, f.own_d::float8 as "publishedBase", n.value as live, d.value as "liveBase",
      l.rows, l."firstDay", l."lastDay", l.at
    from late l join report_lines f on f.report_id = l.id join tasks t on t.id = f.task_id and t.indicator = l.indicator
    left join lateral (select sum(value)::float8 as value from figures where indicator = t.indicator and unit_code = l.unit_code
      and day <= ${isoOf(period.end)}::date) n on true
    left join lateral (select sum(value)::float8 as value from figures where f.kind = 'ratio' and indicator = t.indicator || ':base'
      and unit_code = l.unit_code and day <= ${isoOf(period.end)}::date) d on true
    order by l.unit_code, t.seq`;
}

/**
 * 调整: what arrived for a period after it was approved, one row a unit and task with the approved and the live figure. It moves
 * the live figure and never the approved one.
 */
export const reportAdjustments = listing(
  { name: "report.adjustments", may: "report.read", input: AdjustmentSearch },
  async (context, search) => {
    const unit = await narrow(context, search.unit);
    const period = periodOfKey(search.period)!;
    const rows = await context.tx.execute<AdjustmentRow>(sql`${statement(unit, period)} limit 500`);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      period,
      title: periodLabel(period),
      today: isoOf(context.today),
      rows: [...rows],
    };
  },
  async function* (context, search) {
    const unit = await narrow(context, search.unit);
    yield* cursor<AdjustmentRow>(context.tx, statement(unit, periodOfKey(search.period)!));
  },
);
