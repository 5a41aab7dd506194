import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import type { Staff } from "@/platform/staff";
import { board } from "./reads/board";
import { overview } from "./reads/overview";
import { taskPage } from "./reads/task";
import { PlanSearch } from "./search";
import { leagueTable } from "./sheets";

let city: Staff;
const search = (change: Record<string, unknown>) => PlanSearch.parse({ size: 500, ...change });

beforeAll(async () => {
  city = await staffNamed("city");
});

test("部门看到的是它牵头、配合的全市任务，灯与全市一致，不因没有分解而成为未定目标", async () => {
  const whole = new Map((await board.as(city, search({}))).rows.map((row) => [row.id, row]));
  const [led] = await ownerSql()<{ unit: string }[]>`select unit_code as unit from task_parties
    where role = 'lead' and unit_code like '11.D%' group by 1 order by count(*) desc limit 1`;
  const own = await board.as(city, search({ unit: led!.unit }));
  expect(own.rows.length).toBeGreaterThan(3);
  for (const row of own.rows) expect(row).toEqual(whole.get(row.id));
  const home = await overview.as(city, { unit: led!.unit });
  expect(home.counts).toEqual(own.counts);
  expect(home.tasks.map((row) => row.status)).toEqual(own.rows.map((row) => row.status));
  // Its page of a task stays its own contribution, without a light.
  const page = await taskPage.as(city, { id: own.rows[0]!.id, unit: led!.unit });
  expect(page.takesPart).toBe(false);
  expect(page.row.target).toBeNull();
});

test("排名表各区的状态项数与该区任务分解表一致，没有分解到的也算未定目标", async () => {
  const table = await leagueTable.as(city, {});
  for (const code of ["110105", "110190"]) {
    const { counts } = await board.as(city, search({ unit: code }));
    const row = table.rows.find((one) => one.code === code)!;
    const { no_target, overdue, done } = counts;
    expect([row.withoutTarget, row.overdue, row.counts.done ?? 0]).toEqual([no_target, overdue, done]);
  }
});
