import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { dayOf, isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { workerGroups } from "@/vocab/worker-groups";
import { netOver } from "./reads/month-sums";
import { monthsUpTo } from "./reads/sums";

const Asked = z.object({ unit: z.string(), until: z.number() });
const both = query({ name: "test.months", may: "membership.read", input: Asked }, async ({ tx }, { unit, until }) => {
  const { lo, hi } = subtree(unit);
  const plain = await tx.execute<{
    text: string;
  }>(sql`select concat_ws(' ', date_trunc('month', day)::date, kind, worker_group, channel, sum(n)) as text
    from member_days where unit_code >= ${lo} and unit_code < ${hi} and day <= ${isoOf(until)}::date
    group by date_trunc('month', day), kind, worker_group, channel having sum(n) <> 0`);
  const [net] = await tx.execute<{
    net: number;
  }>(sql`select coalesce(sum(case when kind in ('out', 'leave') then -n else n end), 0)::float8 as net
    from member_days where unit_code >= ${lo} and unit_code < ${hi} and day between ${isoOf(until - 55)}::date and ${isoOf(until)}::date and kind <> 'opening'`);
  const months = await monthsUpTo(tx, { lo, hi }, until);
  return {
    plain: plain.map((row) => row.text).sort(),
    months: months.map((row) => [isoOf(row.start), row.kind, row.group, row.channel, row.n].join(" ")).sort(),
    net: [net!.net, await netOver(tx, { lo, hi }, until - 55, until)],
  };
});

test("会员月数与逐日相加相等：月初、月中、月末截止，市、区、街道", async () => {
  const city = await staffNamed("city");
  for (const unit of ["11", "110105", "110105007"]) {
    for (const until of [
      "2021-05-20",
      "2021-06-04",
      "2022-02-28",
      "2022-05-10",
      "2022-05-25",
      "2022-07-06",
      "2022-12-31",
    ]) {
      const { plain, months, net } = await both.as(city, { unit, until: dayOf(until) });
      expect(months, `${unit} ${until}`).toEqual(plain.map((text) => text));
      expect(net[1], `${unit} ${until}`).toBe(net[0]);
    }
  }
});

const wrong = async (): Promise<number> => {
  const groups = workerGroups.map(
    (group) => `coalesce(sum(n) filter (where worker_group = '${group}'), 0) as ${group}`,
  );
  const differs = workerGroups.map((group) => `f.${group} is distinct from m.${group}`);
  const [row] = await ownerSql().unsafe(`select count(*)::int as n from (
      select unit_code, date_trunc('month', day)::date as month, kind, channel, count(*) as cells, sum(rows) as rows, sum(n) as n, ${groups.join()}
      from member_days group by 1, 2, 3, 4) f
    full join member_months m using (unit_code, month, kind, channel)
    where f.cells is distinct from m.cells or f.rows is distinct from m.rows or f.n is distinct from m.n or ${differs.join(" or ")}`);
  return row!.n as number;
};

test("会员月数跟着日数走：改数、改日期、删去、单位改码、整体重算之后都一致", async () => {
  expect(await wrong()).toBe(0);
  for (const change of [
    "update member_days set n = n + 1 where kind = 'join' and day < '2021-09-01'",
    "update member_days set day = day + 31 where kind = 'leave' and unit_code = '110105007'",
    "delete from member_days where kind = 'join' and day > '2022-05-01' and unit_code < '110106'",
    "update units set code = '110105999' where code = '110105026'",
    "select app.rebuild_membership()",
  ]) {
    await ownerSql().unsafe(change);
    expect(await wrong(), change).toBe(0);
  }
});
