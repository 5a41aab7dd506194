import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { dayOf } from "@/platform/dates";
import type { Staff } from "@/platform/staff";
import { planWaiting, toReport } from "./reads/to-report";
import { periodOf } from "./rules/periods";
import { reportProgress } from "./writes/report-progress";

const TODAY = "2022-07-06";
let heping: Staff;
let chaoyang: Staff;

beforeAll(async () => {
  heping = await staffNamed("heping");
  chaoyang = await staffNamed("chaoyang");
});

test("待填报的每一项本期确实没有填过，未完成，数量与导航一致", async () => {
  const rows = await toReport.as(heping, {});
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) {
    const { start } = periodOf(row.cadence, dayOf(TODAY));
    if (row.lastDay !== null) expect(dayOf(row.lastDay)).toBeLessThan(start);
    const reached = row.kind === "ratio" ? ((row.actual ?? 0) * 10_000) / (row.base || 1) : (row.actual ?? 0);
    if (row.target !== null) expect(reached).toBeLessThan(row.target);
  }
  expect((await planWaiting.as(heping, {})).report).toBe(rows.length);
});

test("填报之后，这一项就不再等待", async () => {
  const [row] = (await toReport.as(heping, {})).filter(({ kind }) => kind === "count");
  const input = { task: row!.id, day: TODAY, amount: "1", base: "", note: "测试填报", evidence: [], confirmed: "on" };
  await reportProgress.as(heping, input as never);
  expect((await toReport.as(heping, {})).map(({ id }) => id)).not.toContain(row!.id);
});

test("分解到街道的任务由街道填报，区里不重复等待", async () => {
  const handed = await ownerSql()`select distinct task_id from allocations where unit_code like '110105___'`;
  const rows = await toReport.as(chaoyang, {});
  expect(rows.filter(({ id }) => handed.some(({ task_id }) => task_id === id))).toEqual([]);
});

test("领导没有填报任务，也不能看到别人的", async () => {
  const leader = await staffNamed("leader");
  expect(await toReport.as(leader, {})).toEqual([]);
  expect(await planWaiting.as(leader, {})).toEqual({ decide: 0, report: 0 });
});

test("待决定的申请只算下一级提出的", async () => {
  const [allocation] = await ownerSql()`select task_id from allocations where unit_code = '110105007' limit 1`;
  await ownerSql()`insert into task_requests (kind, task_id, unit_code, old_due, new_due, reason, asked_by, asked_name)
    values ('extension', ${allocation!.task_id}, '110105007', '2022-08-01', '2022-09-01', '测试', ${heping.id}, ${heping.name})`;
  expect((await planWaiting.as(chaoyang, {})).decide).toBe(1);
  expect((await planWaiting.as(await staffNamed("haidian"), {})).decide).toBe(0);
  expect((await planWaiting.as(heping, {})).decide).toBe(0);
});
