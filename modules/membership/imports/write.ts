import { sql } from "drizzle-orm";
import type { Barred, Kept, Undone } from "@/modules/imports";
import type { CommandContext, Context } from "@/platform/run";
import { asked, type Entry, importMovements } from "../writes/posting";
import type { MovementBefore } from "./judge";
import type { MovementData } from "./row";

type KeptRow = Kept<MovementData, MovementBefore>;
type UndoneRow = Undone<MovementData, MovementBefore>;

const entryOf = (key: string, batch: number | null, data: MovementData): Entry => ({
  ...{ no: data.no, import_key: key, day: data.day, kind: data.kind, from_unit: data.from, to_unit: data.to },
  ...{ recruiter_unit: data.recruiter, worker_group: data.group, channel: data.channel, count: data.count },
  ...{ campaign: data.campaign, batch_id: batch, note: data.note },
});

/** Posts rows as they stand, one posting a batch; a correction takes the old movement back on its own day as well. */
export async function writeMovements(
  context: CommandContext,
  rows: KeptRow[],
  batch: number,
): Promise<MovementBefore[]> {
  if (rows.length === 0) return [];
  const corrected = rows.flatMap(({ before }) => (before ? [before.id] : []));
  const entries = rows.map(({ key, data }) => entryOf(key, batch, data));
  const ids = await importMovements(context, entries, corrected, "导入更正");
  context.record({
    subject: { kind: "movement", id: `${ids[0]}—${ids.at(-1)}` },
    unit: context.staff.unit.code,
    after: { rows: rows.length, batch },
    note: `导入会员变动 ${rows.length} 笔${corrected.length > 0 ? `，其中更正 ${corrected.length} 笔` : ""}`,
  });
  return rows.map(({ data }, at) => ({ id: ids[at]!, data }));
}

interface Standing extends Record<string, unknown> {
  total: number;
  sheet: string;
  row: number;
  gone: boolean;
  reversed: string | null;
  short: number | null;
  locked: string | null;
}

/**
 * Rows that stay: taken back by hand since, in a month whose report was approved with them, or still needed by what later
 * movements take. A batch goes back as a whole, so whose balance would fall below 0 on some day is worked out without all of its rows.
 */
export async function movementsBarred({ tx }: Context, batch: number, limit: number): Promise<Barred> {
  const rows = await tx.execute<Standing>(sql`
    with whole as materialized (select * from movements where batch_id = ${batch} and not undone and kind <> 'reversal'),
    written as materialized (select r.id, r.sheet, r."row", r.before, (r.data -> 'after' ->> 'id')::bigint as movement,
        r.data -> 'data' ->> 'to' as to_unit, r.data -> 'data' ->> 'group' as worker_group
      from import_rows r where r.batch_id = ${batch} and r.data ? 'after'),
    -- What the batch corrected says again what it said before.
    restored as (select before -> 'data' ->> 'from' as from_unit, before -> 'data' ->> 'to' as to_unit, before -> 'data' ->> 'group' as worker_group,
        (before -> 'data' ->> 'day')::date as day, (before -> 'data' ->> 'count')::int as count from written where jsonb_typeof(before) = 'object'),
    held as (select d.unit_code, d.worker_group, d.day, sum(case when d.kind in ('out', 'leave') then -d.n else d.n end) as n from member_days d
        where (d.unit_code, d.worker_group) in (select to_unit, worker_group from whole where to_unit is not null) group by 1, 2, 3
      union all select to_unit, worker_group, day, -sum(count) from whole where to_unit is not null group by 1, 2, 3
      union all select from_unit, worker_group, day, sum(count) from whole where from_unit is not null group by 1, 2, 3
      union all select to_unit, worker_group, day, count from restored where to_unit is not null
      union all select from_unit, worker_group, day, -count from restored where from_unit is not null),
    ends as (select unit_code, worker_group, sum(sum(n)) over (partition by unit_code, worker_group order by day) as n
      from held group by unit_code, worker_group, day),
    -- As one value: looked up row by row it needs no plan that guesses how many there are.
    short as materialized (select coalesce(jsonb_object_agg(unit_code || ' ' || worker_group, short), '{}') as by_pair
      from (select unit_code, worker_group, (-min(n))::int as short from ends group by 1, 2 having min(n) < 0) s)
    select (count(*) over ())::int as total, sheet, "row", gone, reversed, short, locked from (
      select w.sheet, w."row", m.id is null as gone, v.no as reversed,
        -- A month's report that was approved with the row in it.
        (select max(l.period) from reports l where l.unit_code in (m.to_unit, m.from_unit) and l.cadence = 'month' and l.state = 'approved'
          and m.day between l.starts_on and l.ends_on and l.decided_at > m.recorded_at) as locked,
        ((select by_pair from short) ->> (w.to_unit || ' ' || w.worker_group))::int as short
      from written w left join movements m on m.id = w.movement left join movements v on v.reverses = w.movement) judged
    where gone or reversed is not null or short is not null or locked is not null order by "row" limit ${limit}`);
  return {
    rows: rows[0]?.total ?? 0,
    first: rows.map((row) => ({ sheet: row.sheet, row: row.row, reason: whyOf(row) })),
  };
}

function whyOf({ gone, reversed, short, locked }: Standing): string {
  if (gone) return "的记录已不在本单位范围内";
  if (reversed) return `之后已由 ${reversed} 冲正`;
  if (short === null) return `所在月份 ${locked} 的报告已通过，账期已锁定`;
  return `撤回后余额会低于 0（差 ${short} 人），之后的变动要用到`;
}

/** Takes rows back by reversals on their own days; their keys are free again, and a corrected movement says again what it said. */
export async function undoMovements(context: CommandContext, rows: UndoneRow[]): Promise<void> {
  const restored = rows.flatMap(({ key, before }) => (before ? [entryOf(key, null, before.data)] : []));
  const ids = rows.map(({ after }) => after.id);
  await importMovements(context, restored, ids, "撤销导入");
  context.record({
    subject: { kind: "movement", id: `${ids.at(-1)}—${ids[0]}` },
    unit: context.staff.unit.code,
    before: { rows: rows.length },
    note: `撤销导入的会员变动 ${rows.length} 笔`,
  });
}

/** Adds up what the pieces have entered or taken back: days, balances and figures, once for the whole file. */
export async function settleMovements(context: CommandContext): Promise<void> {
  await asked(context, sql`app.settle_import()`);
}
