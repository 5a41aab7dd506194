import { beforeAll, expect, test } from "vitest";
import { randomFrom } from "@/db/seed/demo/random";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { today } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { Refusal } from "@/platform/errors";
import { type Staff, staffOf } from "@/platform/staff";
import { channels } from "@/vocab/channels";
import { workerGroups } from "@/vocab/worker-groups";
import { membershipDifferences, rebuildMembership } from "./figures";
import { confirmBalance } from "./writes/confirm";
import { join, leave, open } from "./writes/enter";
import { reverse } from "./writes/reverse";
import { acceptOffer, recallOffer, refuseOffer, transfer } from "./writes/transfer";

const sql = ownerSql();
const groups = workerGroups.slice(0, 4);
let officers: Staff[];

/** Officers of two streets each in two districts, of the districts and of the city: every pair of levels meets. */
beforeAll(async () => {
  const base = await staffNamed("heping");
  const rows = await sql`select code, name, title, level, parent_code from units
    where code in ('11', '110105', '110108') or code in (select code from units where parent_code = '110105' order by code limit 2)
      or code in (select code from units where parent_code = '110108' order by code limit 2) order by code`;
  officers = rows.map((row) =>
    staffOf({
      ...base,
      roles: ["officer"],
      unit: { code: row.code, name: row.name, title: row.title, level: row.level, parentCode: row.parent_code },
    }),
  );
  await sql`truncate movements, transfer_offers, member_days, member_balances, balance_confirmations, verified_spans cascade`;
  await rebuildMembership(sql);
});

const entryOf = (random: () => number) => ({
  group: groups[Math.floor(random() * groups.length)]!,
  channel: channels[Math.floor(random() * channels.length)]!,
  count: 1 + Math.floor(random() * 9),
  day: isoOf(today() - Math.floor(random() * 120)),
});

/** One random thing that an officer does; null where there was nothing to do. */
async function act(staff: Staff, random: () => number): Promise<unknown> {
  const dice = random();
  const entry = entryOf(random);
  const other = officers[Math.floor(random() * officers.length)]!.unit.code;
  const own = staff.unit.code;
  if (dice < 0.34) return join.as(staff, entry);
  if (dice < 0.42) return join.as(staff, { ...entry, unit: other });
  if (dice < 0.55) return leave.as(staff, entry);
  if (dice < 0.7) return transfer.as(staff, { to: other, group: entry.group, count: entry.count });
  if (dice < 0.72) return open.as(staff, entry);
  if (dice < 0.74) {
    const [row] = await sql`select coalesce(sum(balance), 0)::int as n from member_balances where unit_code = ${own}`;
    return confirmBalance.as(staff, { balance: row!.n });
  }
  if (dice < 0.88) {
    const [offer] =
      await sql`select id, to_unit from transfer_offers where state = 'open' and (to_unit = ${own} or coalesce(from_unit, recruiter_unit) = ${own})
      order by (id * 7919) % 97 limit 1`;
    if (!offer) return null;
    if (offer.to_unit !== own) return recallOffer.as(staff, { offer: offer.id });
    return random() < 0.75
      ? acceptOffer.as(staff, { offer: offer.id })
      : refuseOffer.as(staff, { offer: offer.id, reason: "名册不符" });
  }
  const [row] =
    await sql`select id::int as id from movements m where coalesce(to_unit, from_unit) = ${own} and kind <> 'reversal'
    and not exists (select 1 from movements r where r.reverses = m.id) order by (id * 7919) % 97 limit 1`;
  return row ? reverse.as(staff, { movement: row.id, reason: "登记有误" }) : null;
}

test("一千笔随机变动、转接与冲正由多人同时登记：各月各群体市=区之和=街道之和，转接不改全市，余额从不低于 0", {
  timeout: 240_000,
}, async () => {
  const outcomes = { done: 0, refused: 0, idle: 0 };
  const writers = officers.map(async (staff, nth) => {
    const random = randomFrom(41 + nth);
    for (let i = 0; i < Math.ceil(1000 / officers.length); i += 1) {
      try {
        outcomes[(await act(staff, random)) === null ? "idle" : "done"] += 1;
      } catch (error) {
        // Refusals are part of life; anything else is a fault.
        if (!(error instanceof Refusal)) throw error;
        outcomes.refused += 1;
      }
    }
  });
  await Promise.all(writers);
  expect(outcomes.done).toBeGreaterThan(300);
  expect(outcomes.refused).toBeGreaterThan(20);
  expect(await membershipDifferences(sql)).toBe(0);

  const negative = await sql`select * from (select unit_code, worker_group, day,
      sum(sum(case when kind in ('out', 'leave') then -n else n end)) over (partition by unit_code, worker_group order by day) as held
    from member_days group by 1, 2, 3) d where held < 0`;
  expect(negative).toHaveLength(0);

  // Month by month and group by group, from the movements themselves: what lies inside a range, counted by its legs alone.
  const months = await sql`select distinct to_char(day, 'YYYY-MM') as month from movements order by 1`;
  for (const { month } of months) {
    const sums = await sql`
      with legs as (select worker_group, from_unit as unit, -count as n from movements where to_char(day, 'YYYY-MM') <= ${month} and from_unit is not null
        union all select worker_group, to_unit, count from movements where to_char(day, 'YYYY-MM') <= ${month} and to_unit is not null),
      city as (select worker_group, sum(case when from_unit is null then count when to_unit is null then -count else 0 end) as n from movements
        where to_char(day, 'YYYY-MM') <= ${month} group by 1)
      select worker_group, max(city.n) as city, sum(legs.n) as parts, sum(legs.n) filter (where length(unit) = 9) + sum(legs.n) filter (where length(unit) < 9) as levels,
        (select sum(case when kind in ('out', 'leave') then -n else n end) from member_days d where d.worker_group = legs.worker_group
          and to_char(d.day, 'YYYY-MM') <= ${month}) as kept
      from legs join city using (worker_group) group by 1`;
    for (const row of sums) {
      expect([row.parts, row.kept], `${month} ${row.worker_group}`).toEqual([row.city, row.city]);
    }
  }
  const transfers =
    await sql`select coalesce(sum(case kind when 'in' then n when 'out' then -n end), 0)::int as n from member_days where kind in ('in', 'out')`;
  expect(transfers[0]!.n).toBe(0);
  const states = await sql`select distinct state from transfer_offers order by 1`;
  expect(states.map((row) => row.state)).toEqual(["accepted", "open", "recalled", "refused"]);
});

test("重建汇总与指标后，与逐笔累加的一致", async () => {
  const snapshot = () =>
    sql`select (select md5(string_agg(d::text, '' order by d::text)) from member_days d where n <> 0 or rows <> 0) as days,
      (select md5(string_agg(b::text, '' order by b::text)) from member_balances b where balance <> 0) as balances,
      (select md5(string_agg(f::text, '' order by f::text)) from figures f where indicator like 'membership.%' and value <> 0) as figures,
      (select md5(string_agg(f::text, '' order by f::text)) from figures_now f where indicator like 'membership.%' and value <> 0) as now`;
  const [before] = await snapshot();
  await rebuildMembership(sql);
  const [after] = await snapshot();
  expect(after).toEqual(before);
});
