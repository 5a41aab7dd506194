import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed, NotFound } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { reportAdjustments, reportMatrix, reportMonth, reportOne, reportRates, reportWaiting } from ".";
import { chaseReports } from "./writes/chase";
import { closeMonth, reopenMonth } from "./writes/close";
import { approveReport, decideMany, returnReport, unapproveReport } from "./writes/decide";
import { draftReport } from "./writes/draft";
import { submitReport } from "./writes/submit";

let city: Staff;
let chaoyang: Staff;
let heping: Staff;
let haidian: Staff;
let leader: Staff;
const period = "2022-06";
const street = "110105007";

beforeAll(async () => {
  const named = await Promise.all(["city", "chaoyang", "heping", "haidian", "leader"].map(staffNamed));
  [city, chaoyang, heping, haidian, leader] = named as [Staff, Staff, Staff, Staff, Staff];
  expect(heping.unit.code).toBe(street);
});

const one = (staff: Staff, unit?: string, key = period) => reportOne.as(staff, { unit, period: key });
const versionOf = async (staff: Staff, unit?: string) => (await one(staff, unit)).version;
const words = { did: "午间在站点集中入会", problems: "名册与用工不一致", next: "下月盘点", evidence: [] };
const form = async (staff: Staff, change: object = {}) => ({
  period,
  version: await versionOf(staff),
  ...words,
  ...change,
});
const decision = async (staff: Staff, unit: string) => ({ unit, period, version: await versionOf(staff, unit) });

test("街道存草稿、报送：数字冻结，填的数入账一次，区里看到待审核", async () => {
  const before = await reportMonth.as(heping, { month: period });
  expect(before.sheet).toMatchObject({ state: "draft", look: "missing", moves: { write: true, approve: false } });
  const asked = before.sheet.lines.find((line) => line.asked && line.kind === "count")!;
  const typed = { [`n.${asked.taskId}`]: String(Number(asked.asked!.n) + 3) };
  await draftReport.as(heping, await form(heping, typed));
  await expect(one(chaoyang, street)).resolves.toMatchObject({ look: "missing", report: null, lines: [] });
  const [entries] = await ownerSql()`select count(*)::int as n from progress_entries where unit_code = ${street}`;
  const sent = await submitReport.as(heping, await form(heping, typed));
  expect(sent).toMatchObject({ already: false, missing: 0 });
  const [after] =
    await ownerSql()`select count(*)::int as n, max(day)::text as day from progress_entries where unit_code = ${street}`;
  expect(after!.n).toBe(entries!.n + 1);
  const sheet = await one(chaoyang, street);
  expect(sheet).toMatchObject({ state: "submitted", look: "submitted", moves: { approve: true, sendBack: true } });
  const line = sheet.lines.find((l) => l.taskId === asked.taskId)!;
  expect(line.change.n).toBe(Number(asked.asked!.n) + 3);
  expect(line.total.n).toBe((asked.total.n ?? 0) + 3);
  expect(sheet.lines.some((l) => l.changed)).toBe(false);
  expect((await reportWaiting.as(chaoyang, {})).decide).toBeGreaterThan(0);
});

test("同一份报送两次只有一份，第二次说明已报；迟到的旧表单不改已报的", async () => {
  const again = await submitReport.as(heping, { period, version: 1, ...words });
  expect(again.already).toBe(true);
  const [events] =
    await ownerSql()`select count(*)::int as n from report_events where unit_code = ${street} and period = ${period} and kind = 'submitted'`;
  expect(events!.n).toBe(1);
  await expect(draftReport.as(heping, { period, version: 1, ...words })).rejects.toThrow("报送");
});

test("冻结后的变动显示差额，冻结值不动", async () => {
  const line = (await one(heping)).lines.find((l) => l.total.n !== null && l.kind === "count")!;
  const [task] = await ownerSql()`select indicator from tasks where id = ${line.taskId}`;
  await ownerSql()`insert into figures (indicator, unit_code, day, value) values (${task!.indicator}, ${street}, '2022-06-29', 12)
    on conflict (indicator, unit_code, day) do update set value = figures.value + 12`;
  const now = (await one(chaoyang, street)).lines.find((l) => l.taskId === line.taskId)!;
  expect(now.total).toEqual(line.total);
  expect(now).toMatchObject({ changed: true, difference: 12 });
  expect(now.now.n).toBe(line.total.n! + 12);
  const row = (await reportMatrix.as(chaoyang, { period })).rows.find((r) => r.unit === street)!;
  expect(row.changed).toBe(1);
  await ownerSql()`update figures set value = value - 12 where indicator = ${task!.indicator} and unit_code = ${street} and day = '2022-06-29'`;
});

test("退回要写字段和原因；街道改后再报，第一次报送的日子算及时", async () => {
  await expect(returnReport.as(chaoyang, await decision(chaoyang, street))).rejects.toThrow("退回原因");
  const line = (await one(chaoyang, street)).lines[0]!;
  await returnReport.as(chaoyang, {
    ...(await decision(chaoyang, street)),
    "reason.did": "过于简略",
    [`reason.task:${line.taskId}`]: "请附场次清单",
  });
  const back = await one(heping);
  expect(back).toMatchObject({ state: "returned", look: "returned" });
  expect(back.report!.reasons.map((r) => r.label)).toEqual(["主要做法", line.title]);
  const [notice] =
    await ownerSql()`select title from notices n join accounts a on a.id = n.account_id where a.account = 'heping' and event = 'returned' order by n.id desc limit 1`;
  expect(notice!.title).toContain("退回");
  await submitReport.as(heping, await form(heping, { did: "补写：场次清单见附件" }));
  const [row] =
    await ownerSql()`select round, first_on::text as first from reports where unit_code = ${street} and period = ${period}`;
  expect(row).toMatchObject({ round: 2, first: "2022-07-06" });
});

test("两人同时审核，一人成功，另一人得知谁在何时；旁人、本级、领导都不能审", async () => {
  const asked = await decision(chaoyang, street);
  const outcomes = await Promise.allSettled([
    approveReport.as(chaoyang, asked),
    returnReport.as(chaoyang, { ...asked, "reason.did": "再核" }),
  ]);
  expect(outcomes.map((o) => o.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find((o) => o.status === "rejected")!;
  expect(lost.reason.objection).toMatchObject({ conflict: true });
  expect(lost.reason.message).toContain(chaoyang.name);
  if (outcomes[0]!.status === "rejected") {
    await submitReport.as(heping, await form(heping));
    await approveReport.as(chaoyang, await decision(chaoyang, street));
  }
  await expect(approveReport.as(haidian, asked)).rejects.toThrow(NotFound);
  await expect(approveReport.as(city, asked)).rejects.toThrow("上一级");
  await expect(approveReport.as(heping, asked)).rejects.toThrow(NotAllowed);
  await expect(approveReport.as(leader, asked)).rejects.toThrow(NotAllowed);
});

test("双击和断线重试：同时报送两次只有一份", async () => {
  const key = "2022-W25";
  const asked = { period: key, version: (await one(heping, undefined, key)).version, zero: "1", evidence: [] };
  const fields = (await one(heping, undefined, key)).lines.some((l) => l.change.n) ? { ...asked, zero: "0" } : asked;
  await ownerSql()`update reports set state = 'draft' where unit_code = ${street} and period = ${key}`;
  const results = await Promise.all([submitReport.as(heping, fields), submitReport.as(heping, fields)]);
  expect(results.map((r) => r.already).sort()).toEqual([false, true]);
});

test("通过后账期锁定：补录照收，记为调整，已通过的数字不动", async () => {
  const [locked] =
    await ownerSql()`select app.period_locked(${street}, '2022-06-15') as june, app.period_locked(${street}, '2022-07-01') as july`;
  expect(locked).toEqual({ june: true, july: false });
  const published = (await one(chaoyang, street)).lines.find((l) => l.kind === "count" && l.total.n !== null)!;
  const [task] = await ownerSql()`select indicator from tasks where id = ${published.taskId}`;
  await ownerSql()`insert into figure_postings (indicator, unit_code, day, delta, source) values (${task!.indicator}, ${street}, '2022-06-20', 5, 'progress:0')`;
  await ownerSql()`insert into figures (indicator, unit_code, day, value) values (${task!.indicator}, ${street}, '2022-06-20', 5)
    on conflict (indicator, unit_code, day) do update set value = figures.value + 5`;
  const rows = (await reportAdjustments.as(chaoyang, { period })).rows.filter((r) => r.unit === street);
  expect(rows).toEqual([
    expect.objectContaining({
      taskId: published.taskId,
      published: published.total.n,
      live: published.total.n! + 5,
      rows: 1,
    }),
  ]);
  expect((await one(chaoyang, street)).lines.find((l) => l.taskId === published.taskId)!.total).toEqual(
    published.total,
  );
  expect((await reportAdjustments.as(haidian, { period })).rows.every((r) => r.unit.startsWith("110108"))).toBe(true);
});

test("区的报告是已通过街道之和加本级，缺的街道列明，与实时数字的差在旁边", async () => {
  await submitReport.as(chaoyang, await form(chaoyang));
  const sheet = await one(city, "110105");
  const [sums] =
    await ownerSql()`select l.task_id, sum(l.total_n)::float8 as n from reports r join report_lines l on l.report_id = r.id
    where r.period = ${period} and r.state = 'approved' and r.unit_code like '110105___' group by 1 order by count(*) desc, 2 desc nulls last limit 1`;
  const line = sheet.lines.find((l) => l.taskId === sums!.task_id)!;
  const [own] = await ownerSql()`select own_n::float8 as n from report_lines l join reports r on r.id = l.report_id
    where r.unit_code = '110105' and r.period = ${period} and task_id = ${sums!.task_id}`;
  expect(line.total.n).toBe(sums!.n + (own!.n ?? 0));
  const approved =
    await ownerSql()`select unit_code from reports where period = ${period} and state = 'approved' and unit_code like '110105___'`;
  expect(sheet.missing).toHaveLength(43 - approved.length);
  expect(line.difference).toBe((line.live.n ?? 0) - line.total.n!);
});

test("撤销通过从上到下：区报告通过后街道的不能撤，先撤区的再撤街道的", async () => {
  await approveReport.as(city, await decision(city, "110105"));
  const text = "数字有误";
  await expect(unapproveReport.as(chaoyang, { ...(await decision(chaoyang, street)), text })).rejects.toThrow("先撤销");
  await unapproveReport.as(city, { ...(await decision(city, "110105")), text });
  await unapproveReport.as(chaoyang, { ...(await decision(chaoyang, street)), text });
  const sheet = await one(chaoyang, street);
  expect(sheet.state).toBe("submitted");
  expect(sheet.events[0]).toMatchObject({ kind: "unapproved", text });
  const [locked] = await ownerSql()`select app.period_locked(${street}, '2022-06-15') as june`;
  expect(locked!.june).toBe(false);
});

test("批量审核逐个给出结果；同一批只记成功的", async () => {
  const other = (await reportMatrix.as(chaoyang, { period, state: "missing" })).rows[0];
  const units = [street, other?.unit ?? "110105"];
  const { outcomes } = await decideMany.as(chaoyang, { period, units, move: "approve" });
  expect(outcomes.find((o) => o.unit === street)).toMatchObject({ ok: true });
  expect(outcomes.find((o) => o.unit !== street)).toMatchObject({ ok: false });
});

test("催报只给没报的，次数计在列表里", async () => {
  const before = await reportMatrix.as(chaoyang, { period });
  const missing = before.rows.filter((r) => r.look === "missing" || r.look === "returned");
  if (missing.length === 0) return;
  const { chased } = await chaseReports.as(chaoyang, { period });
  expect(chased).toBe(missing.length);
  const after = await reportMatrix.as(chaoyang, { period });
  const unit = missing[0]!.unit;
  expect(after.rows.find((r) => r.unit === unit)!.chased).toBe(missing[0]!.chased + 1);
  await expect(chaseReports.as(chaoyang, { period: "2022-07" })).rejects.toThrow("还不需要");
});

test("没结束的期间不能报；零要勾，有变化不能勾", async () => {
  await expect(submitReport.as(haidian, { period: "2022-07", version: 0, ...words })).rejects.toThrow("结束");
  await expect(
    submitReport.as(haidian, { period, version: await versionOf(haidian), ...words, zero: "1" }),
  ).rejects.toThrow("不能按零报告");
});

test("列表的计数与各页签列出的一致，率与手数的一致", async () => {
  const all = await reportMatrix.as(chaoyang, { period });
  expect(all.rows).toHaveLength(all.counts.all);
  for (const state of ["approved", "submitted", "zero", "returned", "missing"] as const) {
    expect((await reportMatrix.as(chaoyang, { period, state })).rows).toHaveLength(all.counts.looks[state]);
  }
  const filed =
    await ownerSql()`select count(*)::int as n, count(*) filter (where first_on <= '2022-07-07')::int as timely from reports
    where period = ${period} and first_on is not null and unit_code like '110105___'`;
  expect(all.rates).toMatchObject({ expected: 43, submitted: filed[0]!.n, onTime: filed[0]!.timely });
  const rates = await reportRates.as(city, { period });
  const row = rates.rows.find((r) => r.unit === "110105")!.cells.at(-1)!.rates;
  const [hand] =
    await ownerSql()`select count(*)::int as n from reports where period = ${period} and first_on is not null and unit_code like '110105%'`;
  expect(row).toMatchObject({ expected: 44, submitted: hand!.n });
});

test("定稿只由市级专班办理；重新打开要写原因", async () => {
  await expect(closeMonth.as(city, { period, version: 0 })).rejects.toThrow("先报送");
  await submitReport.as(city, await form(city));
  await closeMonth.as(city, { period, version: await versionOf(city) });
  expect((await one(city)).state).toBe("approved");
  await expect(unapproveReport.as(city, { ...(await decision(city, "110105")), text: "x" })).rejects.toThrow();
  await reopenMonth.as(city, { period, version: await versionOf(city), text: "更正" });
  expect((await one(city)).events[0]).toMatchObject({ kind: "reopened", text: "更正" });
});
