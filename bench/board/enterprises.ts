import type { Sql } from "postgres";
import { spelled } from "@/modules/enterprises/spelling";
import { stageOrder } from "@/vocab/stages";

const TRADES = ["即时配送", "网络货运", "出行服务", "家政到家", "仓储物流", "同城速递", "房产经纪", "商超到家"];
const SYLLABLES = ["穗", "禾", "云", "驰", "安", "锦", "程", "远", "汇", "达", "顺", "宁", "捷", "瑞", "和", "丰"];
const STAGES = [...stageOrder, "established", "established", "surveyed", "contacted", "covered", "closed"];

interface Street {
  code: string;
  short: string;
}

/** Any number below `n`, the same for the same `at` and `seed`. */
function dice(at: number, seed: number, n: number): number {
  let state = Math.imul(at + 1, 2_654_435_761) ^ Math.imul(seed, 40_503);
  state = Math.imul(state ^ (state >>> 15), 2_246_822_519);
  state = Math.imul(state ^ (state >>> 13), 3_266_489_917);
  return ((state ^ (state >>> 16)) >>> 0) % n;
}

const dayAfter = (first: string, days: number): string =>
  new Date(Date.parse(first) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * Adds enterprises until the register holds `total`: one head in 250, families of subsidiaries and affiliates, every stage with the
 * events that led to it, records on those that consult. The same rows in every run; nothing is posted.
 */
export async function addEnterprises(sql: Sql, total: number, today: string): Promise<void> {
  const [{ there } = { there: 0 }] = await sql<{ there: number }[]>`select count(*)::int as there from enterprises`;
  const streets = await sql<
    Street[]
  >`select u.code, d.short_name as short from units u join units d on d.code = u.parent_code
    where u.level = 'street' and u.active order by u.code`;
  const [{ first } = { first: today }] = await sql<
    { first: string }[]
  >`select starts_on::text as first from plans order by id limit 1`;
  const span = Math.round((Date.parse(today) - Date.parse(first)) / 86_400_000);
  const rows = Array.from({ length: total - there }, (_, at) => {
    const kind = at % 250 === 0 ? "head" : dice(at, 1, 10) < 3 ? "subsidiary" : "affiliate";
    const street = streets[dice(at, 2, streets.length)]!;
    const stage = STAGES[dice(at, 3, STAGES.length)]!;
    const letters = [4, 5, 6].map((seed) => SYLLABLES[dice(at, seed, SYLLABLES.length)]).join("");
    const name = `北京${letters}${street.short}${TRADES[dice(at, 7, TRADES.length)]}${at + 1}号有限公司`;
    const workers = (kind === "head" ? 2000 : 12) + dice(at, 8, kind === "head" ? 20_000 : 500);
    const reached = Math.floor((span * (40 + dice(at, 9, 60))) / 100);
    return {
      ...{
        no: `QY${String(at + 1).padStart(6, "0")}`,
        name,
        ...spelled(name),
        kind,
        unit: street.code,
        workers,
        stage,
      },
      ...{
        category: kind === "head" ? (at % 500 === 0 ? "platform" : "express") : null,
        trade: TRADES[dice(at, 7, 8)]!,
      },
      ...{
        members: Math.floor((workers * dice(at, 10, 80)) / 100),
        party: dice(at, 11, 5) < 2,
        steps: dice(at, 12, 3),
      },
      ...{ stage_on: dayAfter(first, reached), registered_on: dayAfter(first, Math.floor(reached / 3)) },
      ...{ stalled_on: dice(at, 13, 19) === 0 ? dayAfter(first, reached) : null, head: at - (at % 250) },
    };
  });
  for (const heads of [true, false]) {
    const part = rows.filter((row) => (row.kind === "head") === heads);
    for (let at = 0; at < part.length; at += 4000) await insert(sql, part.slice(at, at + 4000));
  }
  await sql.unsafe(EVENTS);
  await sql`update enterprises set list_on = (select max("on") from enterprise_lists)
    where no like 'QY%' and stage <> 'closed' and registered_on <= (select max("on") from enterprise_lists)`;
}

async function insert(sql: Sql, rows: readonly object[]): Promise<void> {
  await sql`insert into enterprises (no, issuer_unit, name, kind, category, trade, parent_id, head_id, unit_code, workers, members, party, contact, stage,
      stage_on, covered_by, stalled_on, stall_reason, pinyin, initials, registered_on, changed_by, changed_unit)
    select x.no, '11', x.name, x.kind, x.category, x.trade, h.id, coalesce(h.id, 0), x.unit, x.workers, x.members, x.party, '苗春雨', x.stage,
      x.stage_on, case when x.stage = 'covered' then 'joint' end, x.stalled_on, case when x.stalled_on is null then '' else '联系中断' end, x.pinyin, x.initials,
      x.registered_on, '苗春雨', '北京市总工会'
    from jsonb_to_recordset(${sql.json(rows as never)}) as x(no text, name text, kind text, category text, trade text, unit text, workers int, members int,
      party boolean, stage text, stage_on date, stalled_on date, pinyin text, initials text, registered_on date, head int)
    left join enterprises h on x.kind <> 'head' and h.no = 'QY' || lpad((x.head + 1)::text, 6, '0') order by x.no`;
}

/** The way to each stage in even steps from the day of registration, and the records of those that run in order. */
const EVENTS = `
  insert into enterprise_stages (enterprise_id, unit_code, head_id, kind, stage, "on", staff_name, staff_unit)
    select e.id, e.unit_code, e.head_id, 'move', p.stage, e.registered_on + ((e.stage_on - e.registered_on) * (p.nth - 1) / greatest(1, w.steps - 1))::int,
      '苗春雨', '北京市总工会'
    from enterprises e
    cross join lateral (select case when e.stage in ('covered', 'closed') then array['surveyed', e.stage]
      else (array[${stageOrder.map((stage) => `'${stage}'`).join()}])[1 : array_position(array[${stageOrder.map((stage) => `'${stage}'`).join()}], e.stage)] end as path) s
    cross join lateral (select cardinality(s.path) as steps) w
    cross join lateral unnest(s.path) with ordinality as p(stage, nth)
    where e.no like 'QY%' order by e.id, p.nth;
  insert into enterprise_records (enterprise_id, unit_code, head_id, kind, "on", step, workers, staff_name, staff_unit)
    select e.id, e.unit_code, e.head_id, r.kind, e.stage_on, r.step, e.workers, '苗春雨', '北京市总工会'
    from enterprises e cross join (values ('consultation', 'signed', 1), ('congress', null, 2), ('inspection', null, 3), ('harmony', null, 4)) as r(kind, step, nth)
    where e.no like 'QY%' and (e.stage = 'operating' or (e.stage = 'established' and e.id % 5 = r.nth));
  insert into working_group_seats (enterprise_id, enterprise_unit, head_id, level, unit_code, name, since)
    select e.id, e.unit_code, e.id, s.level, s.unit, '苗春雨', e.registered_on
    from enterprises e cross join lateral (values ('district', left(e.unit_code, 6)), ('street', e.unit_code)) as s(level, unit)
    where e.no like 'QY%' and e.kind = 'head'`;
