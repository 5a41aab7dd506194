import { type SQL, sql } from "drizzle-orm";
import { type Day, isoOf, monthEnd, monthStart } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import { workerGroups } from "@/vocab/worker-groups";
import { inside } from "./matching";

/** Days one by one: of the scope's range of units the planner knows nothing, and would read every day of it instead. */
export const eachDay = (from: Day, to: Day): SQL => {
  const days = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => isoOf(from + i));
  return sql`day = any (array(select jsonb_array_elements_text(${JSON.stringify(days)}::jsonb)::date))`;
};

const groups = sql.raw(workerGroups.join(", "));
const asGroups = sql.raw(
  workerGroups.map((group) => `case when worker_group = '${group}' then n else 0 end as ${group}`).join(", "),
);
const asLess = sql.raw(
  workerGroups.map((group) => `case when worker_group = '${group}' then -n else 0 end`).join(", "),
);

/**
 * What adds up to a range's membership by month up to a day, to select from as `s`: unit_code, month, kind, channel, cells, n and a
 * column a worker group. Months as they are kept; the one that the day cuts by its days so far, or as a whole without those to come.
 */
export function monthSums(range: Range, until: Day): SQL {
  const [first, last] = [monthStart(until), monthEnd(until)];
  const byDays = until < last && until - first < 15;
  const running = sql`${isoOf(first)}::date`;
  const days = (
    columns: SQL,
    from: Day,
    to: Day,
  ) => sql`select unit_code, ${running} as month, kind, channel, ${columns} from member_days
    where ${inside(sql`unit_code`, range)} and ${eachDay(from, to)}`;
  const months = sql`select unit_code, month, kind, channel, cells, n, ${groups} from member_months
    where ${inside(sql`unit_code`, range)} and month ${sql.raw(byDays ? "<" : "<=")} ${running}`;
  if (until === last) return sql`(${months}) s`;
  return byDays
    ? sql`(${months} union all ${days(sql`1, n, ${asGroups}`, first, until)}) s`
    : sql`(${months} union all ${days(sql`-1, -n, ${asLess}`, until + 1, last)}) s`;
}

/** Net of a range, openings apart, over the days up to one; in persons. Balances are a figure, which finds single days quickly. */
export async function netOver(tx: Tx, range: Range, from: Day, until: Day): Promise<number> {
  const here = inside(sql`unit_code`, range);
  const days = eachDay(from, until);
  const [row] = await tx.execute<{ net: number }>(sql`select (
    coalesce((select sum(value) from figures where indicator = 'membership.verified:base' and ${days} and ${here}), 0)
    - case when exists (select 1 from member_months where kind = 'opening' and month >= ${isoOf(monthStart(from))}::date and ${here})
      then coalesce((select sum(n) from member_days where kind = 'opening' and ${days} and ${here}), 0) else 0 end)::float8 as net`);
  return row?.net ?? 0;
}
