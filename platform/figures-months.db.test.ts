import { sql } from "drizzle-orm";
import fc from "fast-check";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { dayOf, isoOf } from "./dates";
import { figureSteps } from "./figure-steps";
import { figuresAgree, type Posting, post } from "./figures";
import { command, query } from "./run";
import { type Staff, subtree } from "./staff";

const Postings = z.object({ list: z.array(z.custom<Posting>()) });
const add = command({ name: "test.months", may: "plan.report", input: Postings }, async ({ tx, record }, { list }) => {
  await post(tx, list);
  record({ subject: { kind: "test", id: 1 } });
});
const agree = query({ name: "test.agree", may: "plan.read", input: z.object({}) }, ({ tx }) => figuresAgree(tx));
const Asked = z.object({ days: z.array(z.number()), until: z.number() });
/** By steps and plainly: what is cumulated at each day and at the last one, null without any figure. */
const sums = query({ name: "test.sums", may: "plan.read", input: Asked }, async ({ tx }, { days, until }) => {
  const at = sql`jsonb_array_elements_text(${JSON.stringify([...days.filter((d) => d < until), until].map(isoOf))}::jsonb) as a(day)`;
  const of = (from: ReturnType<typeof sql>) => sql`coalesce(jsonb_object_agg(key, value order by key), '{}') from (
    select x.indicator || ' ' || x.unit || ' ' || x.at as key, sum(x.value)::int as value from (
      select a.day as at, f.indicator, f.unit, f.value, f.days from ${at} join ${from} on f.day <= a.day::date where f.indicator like 'months.%') x
    group by 1 having sum(x.days) > 0) s`;
  const asked = ["months.a", "months.b"].map((indicator) => ({ indicator, days }));
  const [row] = await tx.execute<{
    steps: object;
    plain: object;
  }>(sql`select (select ${of(figureSteps(asked, until, subtree("11"), 9))}) as steps,
    (select ${of(sql`(select indicator, unit_code as unit, day, value, 1 as days from figures) f`)}) as plain`);
  return row!;
});

let city: Staff;
beforeAll(async () => {
  city = await staffNamed("city");
});
beforeEach(async () => {
  await ownerSql()`delete from figures where indicator like 'months.%'`;
  await ownerSql()`delete from figure_postings where indicator like 'months.%'`;
  await ownerSql()`delete from figures_now where indicator like 'months.%'`;
});

const day = fc.integer({ min: dayOf("2021-11-25"), max: dayOf("2022-04-05") });
const postings = fc.array(
  fc.record({
    indicator: fc.constantFrom("months.a", "months.b"),
    unit: fc.constantFrom("110105007", "110105026", "110108"),
    day,
    delta: fc.integer({ min: -5, max: 9 }),
  }),
  { maxLength: 40 },
);
const entered = (list: { indicator: string; unit: string; day: number; delta: number }[]): Posting[] =>
  list.map((one) => ({ ...one, day: isoOf(one.day), source: "test:1" }));

test("按月汇总与逐日相加在任何节点、任何截止日都相等，没有数的单位不会变成零", async () => {
  await fc.assert(
    fc.asyncProperty(postings, fc.array(day, { maxLength: 5 }), day, async (list, days, until) => {
      if (list.some((one) => one.delta !== 0)) await add.as(city, { list: entered(list) });
      const { steps, plain } = await sums.as(city, { days, until });
      expect(steps).toEqual(plain);
    }),
    { numRuns: 60 },
  );
});

const wrong = async (): Promise<number> => {
  const [row] = await ownerSql()<{ n: number }[]>`select count(*)::int as n from (
      select indicator, unit_code, date_trunc('month', day)::date as month, sum(value) as value, count(*) as days from figures group by 1, 2, 3) f
    full join figures_month m using (indicator, unit_code, month) where f.value is distinct from m.value or f.days is distinct from m.days`;
  return row!.n;
};

test("月数跟着日数走：改数、改日期、删去、单位改码、整体重算之后都一致", async () => {
  const owner = ownerSql();
  await add.as(city, {
    list: entered(
      Array.from({ length: 60 }, (_, i) => ({
        ...{ indicator: i % 2 ? "months.a" : "months.b", unit: i % 3 ? "110105007" : "110105026" },
        ...{ day: dayOf("2022-01-01") + i * 3, delta: (i % 7) + 1 },
      })),
    ),
  });
  expect(await agree.as(city, {})).toBe(true);
  for (const change of [
    "update figures set value = value + 1 where indicator = 'months.a'",
    "update figures set day = day + 40 where indicator = 'months.b'",
    "delete from figures where indicator = 'months.b' and day > '2022-05-01'",
    "update units set code = '110105999' where code = '110105026'",
    "select app.rebuild_membership()",
    "delete from figures where indicator like 'months.%'",
  ]) {
    await owner.unsafe(change);
    expect(await wrong(), change).toBe(0);
  }
  await owner`truncate figures`;
  expect(await owner`select 1 from figures_month`).toHaveLength(0);
});

test("并发登记同一单位同一月份，都计入月数", async () => {
  const one = { indicator: "months.a", unit: "110105007", delta: 1 };
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      add.as(city, { list: entered([{ ...one, day: dayOf("2022-02-01") + (i % 9) }]) }),
    ),
  );
  const [row] = await ownerSql()`select value::int, days from figures_month where indicator = 'months.a'`;
  expect(row).toEqual({ value: 20, days: 9 });
});
