import { sql } from "drizzle-orm";
import type { Kept, Obstacle, Undone } from "@/modules/imports";
import type { CommandContext, Context, Tx } from "@/platform/run";
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

interface Short extends Record<string, unknown> {
  unit: string;
  group: string;
  short: number;
}

/** A batch goes back as a whole, so what it would leave short is worked out once in a transaction. */
const shortages = new WeakMap<Tx, Map<number | null, Promise<Short[]>>>();

/** Units and groups whose balance would fall below 0 on some day without the batch's rows. */
function shortWithout(tx: Tx, batch: number | null): Promise<Short[]> {
  const known = shortages.get(tx) ?? new Map<number | null, Promise<Short[]>>();
  shortages.set(tx, known);
  const found =
    known.get(batch) ??
    tx
      .execute<Short>(sql`
        with whole as materialized (select * from movements where batch_id = ${batch} and not undone and kind <> 'reversal'),
        -- What the batch corrected says again what it said before.
        restored as (select before -> 'data' ->> 'from' as from_unit, before -> 'data' ->> 'to' as to_unit, before -> 'data' ->> 'group' as worker_group,
            (before -> 'data' ->> 'day')::date as day, (before -> 'data' ->> 'count')::int as count from import_rows
          where batch_id = ${batch} and jsonb_typeof(before) = 'object' and data ? 'after'),
        held as (select d.unit_code, d.worker_group, d.day, sum(case when d.kind in ('out', 'leave') then -d.n else d.n end) as n from member_days d
            where (d.unit_code, d.worker_group) in (select to_unit, worker_group from whole where to_unit is not null) group by 1, 2, 3
          union all select to_unit, worker_group, day, -sum(count) from whole where to_unit is not null group by 1, 2, 3
          union all select from_unit, worker_group, day, sum(count) from whole where from_unit is not null group by 1, 2, 3
          union all select to_unit, worker_group, day, count from restored where to_unit is not null
          union all select from_unit, worker_group, day, -count from restored where from_unit is not null),
        ends as (select unit_code, worker_group, sum(sum(n)) over (partition by unit_code, worker_group order by day) as n
          from held group by unit_code, worker_group, day)
        select unit_code as unit, worker_group as "group", (-min(n))::int as short from ends group by 1, 2 having min(n) < 0`)
      .then((rows) => [...rows]);
  known.set(batch, found);
  return found;
}

/** Rows that stay: taken back by hand since, or still needed by what later movements take. */
export async function movementObstacles({ tx }: Context, rows: UndoneRow[]): Promise<Obstacle[]> {
  const ids = `{${rows.map(({ after }) => after.id).join(",")}}`;
  const found = await tx.execute<{ id: number; batch: number | null; reversed: string | null }>(sql`
    select m.id::int as id, m.batch_id as batch, r.no as reversed from movements m left join movements r on r.reverses = m.id
    where m.id = any (${ids}::bigint[])`);
  const by = new Map(found.map((row) => [row.id, row]));
  const short = new Map(
    (await shortWithout(tx, found[0]?.batch ?? null)).map((row) => [`${row.unit} ${row.group}`, row.short]),
  );
  return rows.flatMap(({ sheet, row, data, after }) => {
    const state = by.get(after.id);
    if (!state) return [{ sheet, row, reason: "的记录已不在本单位范围内" }];
    if (state.reversed) return [{ sheet, row, reason: `之后已由 ${state.reversed} 冲正` }];
    const missing = data.to === null ? undefined : short.get(`${data.to} ${data.group}`);
    return missing ? [{ sheet, row, reason: `撤回后余额会低于 0（差 ${missing} 人），之后的变动要用到` }] : [];
  });
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
