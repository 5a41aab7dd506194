import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { today } from "@/platform/clock";
import { addMonths, type Day, isoOf, monthEnd } from "@/platform/dates";
import { command } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { board } from "./reads/board";
import { overview } from "./reads/overview";
import { taskPage } from "./reads/task";
import { PlanSearch } from "./search";
import { leagueTable } from "./sheets";
import { publishMonth, type Reported, reopenMonth } from "./writes/publish";

const end: Day = monthEnd(addMonths(today(), -1));
const asOf = isoOf(end);
let city: Staff;
let chaoyang: Staff;

const close = command(
  { name: "test.close", may: "report.close", input: z.object({ reported: z.array(z.custom<Reported>()) }) },
  async (context, { reported }) => {
    await publishMonth(context, end, reported);
    context.record({ subject: { kind: "month", id: asOf } });
  },
);
const reopen = command({ name: "test.reopen", may: "report.close", input: z.object({}) }, async (context) => {
  await reopenMonth(context, end, "街道填报有误");
  context.record({ subject: { kind: "month", id: asOf } });
});

/** Everything as the ledgers have it on the month's last day. */
async function asKnown(): Promise<Reported[]> {
  const rows = await ownerSql()`select unit_code as unit, indicator, sum(value)::float8 as value from figures
    where day <= ${asOf} group by 1, 2`;
  return rows.map((row) => ({ unit: row.unit, indicator: row.indicator, value: row.value }));
}

const rowsOf = async (staff: Staff, unit?: string) =>
  (await board.as(staff, PlanSearch.parse({ asOf, unit, size: 500 }))).rows;
const figuresOf = (rows: Awaited<ReturnType<typeof rowsOf>>) =>
  rows.map(({ seq, target, actual, status, expected, due }) => ({ seq, target, actual, status, expected, due }));

beforeAll(async () => {
  city = await staffNamed("city");
  chaoyang = await staffNamed("chaoyang");
  // From the first month on, without those that the demonstration has closed.
  await ownerSql()`truncate published_months, published_units, published_allocations, published_figures`;
});

describe("定稿的月份", () => {
  test("照报送的数公布：与当时的表一致；此后补录、改目标都不再变动，差异标在旁边；撤销后恢复重算", {
    timeout: 60_000,
  }, async () => {
    const before = await rowsOf(city);
    const league = await leagueTable.as(city, { asOf });
    await close.as(city, { reported: await asKnown() });
    expect(figuresOf(await rowsOf(city))).toEqual(figuresOf(before));
    const frozen = await leagueTable.as(city, { asOf });
    expect(frozen.rows.map((r) => [r.code, r.rank, r.progress])).toEqual(
      league.rows.map((r) => [r.code, r.rank, r.progress]),
    );

    const counted = before.find((row) => row.kind === "count" && row.actual !== null && row.target !== null)!;
    await ownerSql()`insert into figures (indicator, unit_code, day, value) values (${counted.indicator}, '110105', ${asOf}, 7)
      on conflict (indicator, unit_code, day) do update set value = figures.value + 7`;
    await ownerSql()`update tasks set target = target + 100 where id = ${counted.id}`;
    const after = await rowsOf(city);
    expect(figuresOf(after)).toEqual(figuresOf(before));
    expect(after.find((row) => row.id === counted.id)!.live).toBe(counted.actual! + 7);
    expect(after.filter((row) => row.live !== undefined)).toHaveLength(
      before.filter((row) => row.indicator === counted.indicator).length,
    );
    const page = await taskPage.as(city, { id: counted.id, asOf });
    expect([page.row.actual, page.row.live, page.curve.findLast((p) => p.actual !== null)?.actual]).toEqual([
      counted.actual,
      counted.actual! + 7,
      counted.actual,
    ]);
    const view = await overview.as(city, { asOf });
    expect(view.published).toMatchObject({ endsOn: end, closedBy: city.name });

    await reopen.as(city, {});
    expect((await rowsOf(city)).find((row) => row.id === counted.id)!.actual).toBe(counted.actual! + 7);
  });

  test("只有报送的单位算数；区只看见本区的", async () => {
    const known = await asKnown();
    await close.as(city, { reported: known.filter((row) => !row.unit.startsWith("110105")) });
    const rows = await rowsOf(chaoyang);
    expect(rows.filter((row) => row.actual !== null)).toEqual([]);
    expect((await rowsOf(city)).some((row) => row.actual !== null)).toBe(true);
    const { ownRank } = await overview.as(chaoyang, { asOf });
    expect(ownRank?.now).toMatchObject({ month: asOf.slice(0, 7), rank: null });
    expect(ownRank!.now.n).toBeGreaterThan(10);
  });

  test("已定稿的不能再定稿，没有结束的月份也不能", async () => {
    await expect(close.as(city, { reported: [] })).rejects.toThrow("已经定稿");
  });
});

test("目标和时限按日取当时的：改动之前的日子仍是旧的，当日起是新的", async () => {
  const sql = ownerSql();
  const [task] =
    await sql`update tasks set recorded_on = '2020-01-01' where seq = 33 returning id, target::int as target`;
  await sql`update allocations set recorded_on = '2020-01-01' where task_id = ${task!.id} and unit_code = '110105'`;
  const [share] =
    await sql`select target::int as target from allocations where task_id = ${task!.id} and unit_code = '110105'`;
  await sql`update tasks set target = target + 5 where id = ${task!.id}`;
  await sql`update tasks set target = target + 5 where id = ${task!.id}`;
  await sql`update allocations set target = target + 3 where task_id = ${task!.id} and unit_code = '110105'`;
  // The database dates a change by the real day, the tests' day lies before it.
  await sql`update task_versions set until = ${isoOf(today())}`;
  await sql`update allocation_versions set until = ${isoOf(today())}`;
  const on = async (staff: Staff, day: Day) =>
    (await board.as(staff, PlanSearch.parse({ asOf: isoOf(day), size: 500 }))).rows.find((r) => r.seq === 33)!.target;
  expect(await on(city, today() - 1)).toBe(task!.target);
  expect(await on(city, today())).toBe(task!.target + 10);
  expect(await on(chaoyang, today() - 1)).toBe(share!.target);
  expect(await on(chaoyang, today())).toBe(share!.target + 3);
});
