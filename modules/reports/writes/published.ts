import { sql } from "drizzle-orm";
import type { Reported } from "@/modules/plan";
import type { Tx } from "@/platform/run";
import type { Period } from "../rules/periods";

/**
 * What a month publishes: of the city and of every unit whose report was counted all the way up (缺 in a sum above is 缺 here),
 * each figure of its own rows, cumulated to the month's end, as its report froze it. Figures without a line are those known now.
 */
export async function reportedIn(tx: Tx, period: Period): Promise<Reported[]> {
  return await tx.execute<Reported & Record<string, unknown>>(sql`
    with recursive filed as (
      select id, unit_code, ends_on, missing from reports where period = ${period.key} and unit_code = '11'
      union all
      select r.id, r.unit_code, r.ends_on, r.missing from filed above
        join units u on u.parent_code = above.unit_code
        join reports r on r.unit_code = u.code and r.period = ${period.key} and r.state = 'approved'
      where not exists (select 1 from jsonb_array_elements(above.missing) m where m ->> 'code' = u.code)),
    frozen as (
      select distinct on (f.unit_code, v.indicator) f.unit_code as unit, v.indicator, v.value
      from filed f join report_lines l on l.report_id = f.id join tasks t on t.id = l.task_id
      cross join lateral (values (t.indicator, l.own_n), (t.indicator || ':base', l.own_d)) as v(indicator, value)
      where v.value is not null order by 1, 2
    )
    select unit, indicator, value::float8 as value from frozen
    union all
    select g.unit_code, g.indicator, sum(g.value)::float8 from filed f join figures g on g.unit_code = f.unit_code and g.day <= f.ends_on
    where split_part(g.indicator, ':', 1) in (select indicator from tasks)
      and not exists (select 1 from frozen z where z.unit = g.unit_code and z.indicator = g.indicator) group by 1, 2`);
}
