import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { isoOf } from "@/platform/dates";
import type { Staff } from "@/platform/staff";
import { membershipDifferences } from "./figures";
import { childGrowth } from "./reads/children";
import { entryDesk } from "./reads/entry";
import { growth } from "./reads/growth";
import { movementList } from "./reads/movements";
import { offerList } from "./reads/offers";
import { grains } from "./rules/periods";
import { lenses } from "./search";

let roles: Staff[];
beforeAll(async () => {
  roles = await Promise.all(["city", "chaoyang", "heping"].map(staffNamed));
});

test("演示台账：汇总与逐笔一致，没有负余额，各种状态都有", async () => {
  const sql = ownerSql();
  expect(await membershipDifferences(sql)).toBe(0);
  const negative = await sql`select * from (select unit_code, worker_group, day,
      sum(sum(case when kind in ('out', 'leave') then -n else n end)) over (partition by unit_code, worker_group order by day) as held
    from member_days group by 1, 2, 3) d where held < 0`;
  expect(negative).toHaveLength(0);
  const reserved =
    await sql`select 1 from member_balances b join transfer_offers o on o.from_unit = b.unit_code and o.worker_group = b.worker_group and o.state = 'open'
    group by b.unit_code, b.worker_group, b.balance having sum(o.count) > b.balance`;
  expect(reserved).toHaveLength(0);
  const states = await sql`select state from transfer_offers group by 1 order by 1`;
  expect(states.map((row) => row.state)).toEqual(["accepted", "open", "recalled", "refused"]);
  expect((await sql`select count(*)::int as n from movements where kind = 'reversal'`)[0]!.n).toBe(2);
  const [months] =
    await sql`select count(distinct to_char(day, 'YYYY-MM'))::int as n, count(*)::int as rows from movements`;
  expect(months!.n).toBe(14);
  const falling = await sql`select sum(case when kind in ('out', 'leave') then -n else n end)::int as n from member_days
    where unit_code like '110109%' and kind <> 'opening' and day > ${(await growth.as(roles[0]!, {})).until}::date - 90`;
  expect(falling[0]!.n).toBeLessThan(0);
});

test("三级的每个数字打开的行，行数与合计与它相同", { timeout: 120_000 }, async () => {
  for (const staff of roles) {
    const page = await growth.as(staff, {});
    const unit = page.unit.code;
    const listed = async (search: object) => movementList.as(staff, { unit, ...search });
    const { equation } = page;
    for (const kind of ["opening", "join", "in", "out", "leave"] as const) {
      const list = await listed({ kind, size: 200 });
      expect(list.sum, `${unit} ${kind}`).toBe(equation[kind]);
      expect(list.total, `${unit} ${kind}`).toBe(list.counts[kind]);
    }
    const whole = await listed({});
    expect(whole.sum).toBe(equation.balance);
    for (const point of page.points.slice(-4)) {
      expect((await listed({ ...point.search, kind: "join" })).sum).toBe(point.joins);
      expect(Object.values(point.values).reduce((a, b) => a + b, 0)).toBe(point.joins);
    }
    const last = page.points.at(-1)!;
    for (const series of page.series) {
      expect((await listed({ ...last.search, kind: "join", group: series.key })).sum, series.key).toBe(
        last.values[series.key],
      );
      expect((await listed({ kind: "join", group: series.key })).sum, series.key).toBe(series.total);
    }
    expect(last.balance).toBe(equation.balance);
    const { plan, developed } = page.standing;

    expect((await movementList.as(staff, { recruiter: unit, from: isoOf(plan.start), to: isoOf(plan.end) })).sum).toBe(
      developed,
    );
    expect((await listed({ counted: "1" })).sum).toBe(developed);
    // What the tasks count is what the list behind them adds up to.
    for (const [key, search] of [
      ["courier", { group: "courier" }],
      ["rider", { group: "rider" }],
      ["platform", { channel: "platform" }],
    ] as const) {
      const [kept] = await ownerSql()`select coalesce(sum(value), 0)::int as n from figures_now
        where indicator = ${`membership.joins.${key}`} and unit_code >= ${page.unit.range.lo} and unit_code < ${page.unit.range.hi}`;
      expect((await listed({ counted: "1", ...search })).sum, key).toBe(kept!.n);
    }
    expect((await offerList.as(staff, { unit, state: "open" })).total).toBe(page.standing.offers.rows);
  }
});

test("列表的行数和合计：日汇总答的与逐行数的一致", { timeout: 120_000 }, async () => {
  const [city, chaoyang] = roles;
  for (const staff of [city!, chaoyang!]) {
    for (const kind of [undefined, ...lenses]) {
      const search = { ...(kind ? { kind } : {}), period: (await growth.as(staff, {})).until.slice(0, 7) };
      const page = await movementList.as(staff, search);
      let rows = 0;
      let sum = 0;
      const { rows: stream } = await movementList.stream(staff, search);
      for await (const batch of stream) {
        rows += batch.length;
        sum += batch.reduce((total, row) => total + row.persons, 0);
      }
      expect([page.total, page.sum], String(kind)).toEqual([rows, sum]);
    }
  }
});

test("月、周、日各自相加等于同一段时间；折叠其他不改合计；下级之和等于本级", async () => {
  const [city, chaoyang, heping] = roles as [Staff, Staff, Staff];
  for (const by of grains) {
    const page = await growth.as(chaoyang, { by });
    expect(page.points.at(-1)!.balance, by).toBe(page.equation.balance);
    for (const [at, point] of page.points.entries()) {
      const previous = page.points[at - 1];
      // Openings belong to no period's net and all the same to its balance.
      if (previous && at > 1) expect(point.balance - previous.balance, `${by} ${point.label}`).toBe(point.net);
    }
  }
  const plain = await growth.as(city, {});
  const folded = await growth.as(city, { fold: "1" });
  expect(folded.series).toHaveLength(5);
  expect(folded.points.map((p) => Object.values(p.values).reduce((a, b) => a + b, 0))).toEqual(
    plain.points.map((p) => p.joins),
  );
  const channels = await growth.as(city, { stack: "channel" });
  expect(channels.points.map((p) => Object.values(p.values).reduce((a, b) => a + b, 0))).toEqual(
    plain.points.map((p) => p.joins),
  );
  for (const staff of [city, chaoyang]) {
    const { children } = await childGrowth.as(staff, {});
    const page = await growth.as(staff, {});
    expect(children.reduce((sum, child) => sum + child.net, 0)).toBe(page.equation.net);
    expect(children.reduce((sum, child) => sum + child.developed, 0)).toBe(page.standing.developed);
  }
  expect((await childGrowth.as(heping, {})).children).toEqual([]);
  expect(plain.comparable?.reached).toBe(true);
  expect(plain.points.filter((point) => point.before !== null).length).toBe(2);
});

test("截至某日：只算生效日不晚于它的", async () => {
  const [city] = roles as [Staff];
  const now = await growth.as(city, {});
  const asOf = now.points.at(-3)!.end;
  const then = await growth.as(city, { asOf });
  expect(then.equation.balance).toBe(now.points.at(-3)!.balance);
  expect((await movementList.as(city, { asOf })).sum).toBe(then.equation.balance);
});

test("登记台：只有本单位的余额", async () => {
  const desk = await entryDesk.as(roles[2]!, {});
  const page = await growth.as(roles[2]!, {});
  expect(desk.held).toBe(page.equation.balance);
  expect(desk.balances.some((row) => row.free < row.held)).toBe(true);
});
