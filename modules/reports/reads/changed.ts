import { sql } from "drizzle-orm";
import { isoOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { Period } from "../rules/periods";

/**
 * How many figures of each report say something else by now than when they were frozen: own rows that arrived since, and reports
 * below that were frozen anew. One row a report that differs, by its id.
 */
export async function changedCounts(
  tx: Tx,
  period: Period,
  ids: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.execute<{ id: number; n: number }>(sql`
    with mine as materialized (select l.*, t.indicator from report_lines l join tasks t on t.id = l.task_id
      where l.report_id = any(${`{${ids.join()}}`}::int[])),
    live as materialized (select f.unit_code, f.indicator, sum(f.value) as value from figures f
      where f.unit_code = any(array(select distinct unit_code from mine)) and f.day <= ${isoOf(period.end)}::date group by 1, 2),
    below as materialized (select u.parent_code, l.task_id, sum(l.total_n) as n from reports r join units u on u.code = r.unit_code
      join report_lines l on l.report_id = r.id
      where r.period = ${period.key} and r.state = 'approved' and u.parent_code = any(array(select distinct unit_code from mine))
      group by 1, 2)
    select m.report_id as id, count(*)::int as n from mine m
      left join live n on n.unit_code = m.unit_code and n.indicator = m.indicator
      left join live d on m.kind = 'ratio' and d.unit_code = m.unit_code and d.indicator = m.indicator || ':base'
      left join below b on b.parent_code = m.unit_code and b.task_id = m.task_id
    where m.own_n is distinct from n.value or m.own_d is distinct from d.value
      or coalesce(m.total_n, 0) - coalesce(m.own_n, 0) <> coalesce(b.n, 0)
    group by 1`);
  return new Map(rows.map((row) => [row.id, row.n]));
}
