import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { childrenOf, narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { leagueOf } from "./reads/league";
import { openBook, unitTasks } from "./reads/standings";

let city: Staff;

beforeAll(async () => {
  city = await staffNamed("city");
});

/** Places by the table of the screen and by the database's function, side by side, on one day. */
const bothRanks = query(
  { name: "test.both-ranks", may: "plan.read", input: z.object({ asOf: z.string(), unit: z.string() }) },
  async (context, { asOf, unit: code }) => {
    const unit = await narrow(context, code);
    // Live, also on the last day of a closed month: that one keeps its places.
    const book = await openBook(context, asOf, true);
    const { marks, allocations } = await unitTasks(context, book, unit);
    const level = unit.level === "city" ? ("city" as const) : ("district" as const);
    const below = level === "city" ? "district" : "street";
    const children = (await childrenOf(context.tx, code)).filter((child) => child.level === below);
    const table = await leagueOf(context, book, { level, range: unit.range }, children, { marks, allocations });
    const ranks = await context.tx.execute<{ code: string; rank: number | null; n: number }>(sql`
      select u.code, r.rank, r.n from units u, lateral app.own_rank(u.code, ${isoOf(book.today)}::date, ${book.limits.leagueMinN}::int) r
      where u.parent_code = ${code} and u.level = ${below} and u.active`);
    const byCode = new Map(ranks.map((row) => [row.code, row]));
    return table.map((row) => ({
      code: row.code,
      table: row.rank,
      own: byCode.get(row.code)?.rank ?? null,
      n: byCode.get(row.code)?.n,
    }));
  },
);

for (const asOf of ["2021-12-15", "2022-03-31", "2022-07-06"]) {
  test(`各区本级名次与排名表一致：${asOf}`, async () => {
    const rows = await bothRanks.as(city, { asOf, unit: "11" });
    expect(rows).toHaveLength(17);
    expect(rows.every((row) => row.n === 17)).toBe(true);
    expect(rows.map(({ code, own }) => [code, own])).toEqual(rows.map(({ code, table }) => [code, table]));
    expect(rows.some((row) => row.own !== null)).toBe(true);
  });
}

test("街道名次同样一致", async () => {
  const rows = await bothRanks.as(city, { asOf: "2022-07-06", unit: "110105" });
  expect(rows).toHaveLength(43);
  expect(rows.map(({ code, own }) => [code, own])).toEqual(rows.map(({ code, table }) => [code, table]));
});

test("完成经审核的按 100% 计，两处一样", async () => {
  const of = { asOf: "2022-07-06", unit: "110105" };
  const before = await bothRanks.as(city, of);
  const last = before.filter((row) => row.table !== null).sort((a, b) => b.table! - a.table!)[0]!;
  await ownerSql()`update allocations a set completed_on = '2022-07-06' from tasks t
    where t.id = a.task_id and (t.source = 'manual' or t.stand_in) and a.unit_code = ${last.code}`;
  const rows = await bothRanks.as(city, of);
  expect(rows.map(({ code, own }) => [code, own])).toEqual(rows.map(({ code, table }) => [code, table]));
  expect(rows.find((row) => row.code === last.code)!.table).toBeLessThan(last.table!);
});
