import type { Sql } from "postgres";
import { channels } from "@/vocab/channels";
import { workerGroups } from "@/vocab/worker-groups";

const textArray = (values: readonly string[]) => `array[${values.map((value) => `'${value}'`).join()}]`;

/**
 * Adds movements until the ledger holds `total`: joins of fourteen months, and leaves, transfers (with their offers) and reversals
 * that each take from one earlier join, so that no balance ever falls below 0. The same rows in every run; nothing is posted.
 */
export async function addMovements(sql: Sql, total: number, today: string): Promise<void> {
  const [{ there } = { there: 0 }] = await sql<{ there: number }[]>`select count(*)::int as there from movements`;
  const missing = total - there;
  const joins = Math.floor(missing / 1.2);
  await sql.unsafe(drafts(joins, missing, today));
  await sql.unsafe(`
    insert into movements (id, no, day, kind, effect, from_unit, to_unit, recruiter_unit, worker_group, channel, count, reverses, author_id, author_name, recorded_at)
      overriding system value
      select ${there} + d.nth, 'HJ-' || to_char(d.day, 'YYMMDD') || lpad((${there} + d.nth)::text, 7, '0'), d.day, d.kind, d.effect, d.from_unit, d.to_unit,
        d.recruiter, d.worker_group, d.channel, d.count, ${there} + o.nth, a.id, a.name, d.day + time '09:00' + make_interval(mins => (d.nth % 500)::int)
      from drafts d left join drafts o on d.kind = 'reversal' and o.i = d.i and o.kind = 'join'
      join officers a on a.unit_code = coalesce(d.to_unit, d.from_unit) order by d.nth;
    select setval(pg_get_serial_sequence('movements', 'id'), (select max(id) from movements));
    insert into transfer_offers (offered_on, term_on, from_unit, to_unit, recruiter_unit, worker_group, count, state, settled_on, settled_name, movement_id,
        author_id, author_name, recorded_at)
      select d.day - (d.i % 9)::int, d.day - (d.i % 9)::int + 14, d.from_unit, d.to_unit, d.from_unit, d.worker_group, d.count, 'accepted', d.day, a.name, ${there} + d.nth,
        a.id, a.name, d.day + time '10:00'
      from drafts d join officers a on a.unit_code = d.from_unit where d.kind = 'transfer' order by d.nth;
    drop table drafts, officers`);
}

/** Joins first, each with its number i; what i ends in decides whether something is taken from it later. */
const drafts = (joins: number, total: number, today: string): string => `
  create temp table officers as select distinct on (unit_code) unit_code, id, name from accounts order by unit_code, account;
  create temp table streets as select code, (row_number() over (order by hashtext(code)))::int as nth, (count(*) over ())::int as n
    from units where level = 'street' and active and code in (select unit_code from officers);
  create temp table joined as
    with dice as (select i, abs(hashint8extended(i, 1)) % 1000003 / 1000003.0 as a, abs(hashint8extended(i, 2)) % 1000003 / 1000003.0 as b,
        abs(hashint8extended(i, 3)) % 1000003 / 1000003.0 as c, abs(hashint8extended(i, 4)) % 1000003 / 1000003.0 as d,
        (select max(n) from streets) as places, (select min(day) from movements) as first
      from generate_series(1, ${joins}) as i)
    -- Some streets recruit several times what others do, and more in spring and at the year's end.
    select i, s.code as unit, t.code as other, first + 1 + floor((b + 0.03 * sin(b * 21)) * ('${today}'::date - first - 1))::int as day,
      (${textArray(workerGroups)})[1 + floor(c * c * ${workerGroups.length})::int] as worker_group,
      (${textArray(channels)})[1 + floor(d * d * ${channels.length})::int] as channel, 1 + floor(a * d * 12)::int as count
    from dice join streets s on s.nth = 1 + floor(power(a, 1.3) * places)::int join streets t on t.nth = 1 + (s.nth + i % 7)::int % places;
  create temp table drafts as
    with taken as (
      select i, case when i % 50 = 9 then 'reversal' when i % 10 = 3 then 'leave' else 'transfer' end as kind, unit, other,
        day + 1 + (i % 53)::int as day, worker_group, channel, count
      from joined where (i % 50 = 9 or i % 10 in (3, 7)) and day + 1 + (i % 53)::int <= '${today}'::date order by i limit ${total - joins})
    select row_number() over (order by day, kind <> 'join', i) as nth, x.* from (
      select i, 'join' as kind, 'join' as effect, null as from_unit, unit as to_unit, case when i % 25 = 4 then other else unit end as recruiter,
        worker_group, channel, count, day from joined
      union all select i, kind, 'leave', unit, null, null, worker_group, null, 1 + (count / 3), day from taken where kind = 'leave'
      union all select i, kind, 'transfer', unit, other, null, worker_group, null, 1 + (count / 2), day from taken where kind = 'transfer'
      union all select i, kind, 'join', unit, null, case when i % 25 = 4 then other else unit end, worker_group, channel, count, day from taken where kind = 'reversal'
    ) x;
  drop table joined, streets;
  create index on drafts (i) where kind = 'join';
  analyze drafts`;
