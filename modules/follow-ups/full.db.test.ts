import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { today } from "@/platform/clock";
import { isoOf, yearOf } from "@/platform/dates";
import { NotFound, Refusal } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { systemStaff } from "@/platform/system-staff";
import { followUpBatch, followUpBoard, followUpDraft, followUpOne, followUpStatistics, followUpsWaiting } from ".";
import { escalateDue } from "./writes/escalate";
import { askExtension, decideExtension } from "./writes/extension";
import { closeFollowUp, signFollowUp, submitFollowUp } from "./writes/handle";
import { issueFollowUps } from "./writes/issue";
import { raiseFollowUp } from "./writes/raise";
import { removeTemplate, saveTemplate } from "./writes/templates";
import { transferFollowUp } from "./writes/transfer";

let city: Staff;
let chaoyang: Staff;
let haidian: Staff;
let heping: Staff;
const due = isoOf(today() + 14);
const year = yearOf(today());

beforeAll(async () => {
  [city, chaoyang, haidian, heping] = (await Promise.all(
    ["city", "chaoyang", "haidian", "heping"].map(staffNamed),
  )) as [Staff, Staff, Staff, Staff];
});

const order = (units: string[], change: object = {}) => ({
  ...{ titles: ["补进度"], units, body: "请补齐", dueOn: due, level: "chase" as const, ...change },
});
const one = (staff: Staff, id: number) => followUpOne.as(staff, { id });
const version = async (id: number) => (await one(city, id)).version;

async function issuedTo(unit: string, change: object = {}, by = city): Promise<number> {
  return (await issueFollowUps.as(by, order([unit], change))).issued[0]!.id;
}
async function signedBy(staff: Staff, change: object = {}): Promise<number> {
  const id = await issuedTo(staff.unit.code, change);
  await signFollowUp.as(staff, { id, version: 1 });
  return id;
}
const told = async (id: number) =>
  (
    await ownerSql()`select a.account || ' ' || n.event as line from notices n join accounts a on a.id = n.account_id
      where n.href = ${`/follow-ups?sheet=${id}`} order by n.id`
  ).map((row) => row.line as string);

test("延期须在期限前由承办单位申请，签发单位同意后原期限留痕；两次申请只有一次在等", async () => {
  const id = await signedBy(chaoyang);
  const later = isoOf(today() + 30);
  const ask = async (change: object = {}) =>
    askExtension.as(chaoyang, { id, version: await version(id), newDue: later, text: "跨月施工", ...change });
  await expect(ask({ text: " " })).rejects.toThrow("延期理由");
  await expect(ask({ newDue: due })).rejects.toThrow("须晚于");
  await expect(askExtension.as(haidian, { id, version: 2, newDue: later, text: "越权" })).rejects.toThrow(NotFound);
  await ask();
  await expect(ask()).rejects.toThrow("已有一次延期申请");
  expect((await followUpsWaiting.as(city, {})).extend.rows.map((row) => row.id)).toContain(id);
  expect((await followUpBoard.as(city, { asked: "1", mine: "1", size: 200 })).rows.map((row) => row.id)).toContain(id);
  await expect(decideExtension.as(chaoyang, { id, version: 3, verdict: "grant" })).rejects.toThrow("签发单位");
  await decideExtension.as(city, { id, version: await version(id), verdict: "grant", text: "下不为例" });
  const after = await one(chaoyang, id);
  expect([after.dueOn, after.firstDue, after.asking]).toEqual([later, due, null]);
  expect(after.events.slice(0, 2).map((event) => event.kind)).toEqual(["extended", "extension_asked"]);
  expect(await told(id)).toEqual(expect.arrayContaining(["city assigned", "chaoyang approved"]));
});

test("不同意延期须写理由，期限不变；期限过后不能再申请", async () => {
  const id = await signedBy(chaoyang);
  const newDue = isoOf(today() + 30);
  await askExtension.as(chaoyang, { id, version: 2, newDue, text: "人手不足" });
  await expect(decideExtension.as(city, { id, version: 3, verdict: "refuse" })).rejects.toThrow("理由");
  await decideExtension.as(city, { id, version: 3, verdict: "refuse", text: "按期办结" });
  expect((await one(chaoyang, id)).dueOn).toBe(due);
  await ownerSql()`update follow_ups set due_on = ${isoOf(today() - 1)} where id = ${id}`;
  await expect(askExtension.as(chaoyang, { id, version: 4, newDue, text: "再延" })).rejects.toThrow("须在期限前");
  expect((await one(chaoyang, id)).acts).not.toContain("extend");
});

test("转办给街道后由街道重新签收，原承办看得到，旁区看不到；原因必填", async () => {
  const id = await signedBy(chaoyang);
  const to = heping.unit.code;
  const choices = (await one(chaoyang, id)).receivers.map((choice) => choice.value);
  expect(choices).toContain(to);
  expect(choices).toContain(`${to}:${heping.id}`);
  await expect(transferFollowUp.as(chaoyang, { id, version: 2, to, text: "" })).rejects.toThrow("转办原因");
  await expect(transferFollowUp.as(chaoyang, { id, version: 2, to: "110108", text: "x" })).rejects.toThrow("范围内");
  await expect(transferFollowUp.as(chaoyang, { id, version: 2, to: `${to}:${haidian.id}`, text: "x" })).rejects.toThrow(
    "承办人",
  );
  await transferFollowUp.as(chaoyang, { id, version: 2, to: `${to}:${heping.id}`, text: "属地办理" });
  const there = await one(heping, id);
  expect([there.unitCode, there.state, there.assigneeName]).toEqual([to, "issued", heping.name]);
  // The history comes along: who issued it, who signed first.
  expect(there.events.map((event) => event.kind)).toEqual(["transferred", "signed", "issued"]);
  expect((await one(chaoyang, id)).acts).toEqual([]);
  await expect(one(haidian, id)).rejects.toThrow(NotFound);
  expect(await told(id)).toContain("heping assigned");
  await signFollowUp.as(heping, { id, version: 3 });
});

test("两人同时转办，一人成功，另一人得知是谁先办", async () => {
  const id = await signedBy(chaoyang);
  const [a, b] = (await ownerSql()`select code from units where parent_code = '110105' order by code limit 2`).map(
    (row) => row.code as string,
  );
  const outcomes = await Promise.allSettled(
    [a!, b!].map((to) => transferFollowUp.as(chaoyang, { id, version: 2, to, text: "属地办理" })),
  );
  const lost = outcomes.find((outcome) => outcome.status === "rejected");
  expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
  expect(lost?.reason).toBeInstanceOf(Refusal);
  expect(lost?.reason.message).toContain(chaoyang.name);
});

test("区里把市级督办分解到街道，下级未销号时提交须写原因", async () => {
  const id = await signedBy(chaoyang);
  const streets = (await ownerSql()`select code from units where parent_code = '110105' order by code limit 2`).map(
    (row) => row.code as string,
  );
  const split = (change: object = {}) => issueFollowUps.as(chaoyang, order(streets, { parent: id, ...change }));
  await expect(split({ dueOn: isoOf(today() + 60) })).rejects.toThrow("不能晚于");
  const draft = await followUpDraft.as(chaoyang, { parent: id });
  expect([draft.parent?.id, draft.due.listed <= due]).toEqual([id, true]);
  const { issued } = await split();
  const parent = await one(city, id);
  expect(parent.children.map((child) => [child.id, child.state])).toEqual(issued.map((row) => [row.id, "issued"]));
  expect(parent.events[0]).toMatchObject({ kind: "split", text: expect.stringContaining("2 项") });
  expect((await one(chaoyang, issued[0]!.id)).source).toContain("上级事项");
  await expect(split({ parent: issued[0]!.id })).rejects.toThrow("承办单位");

  const submit = async (change: object = {}) =>
    submitFollowUp.as(chaoyang, { id, version: await version(id), text: "已办", ...change });
  await expect(submit()).rejects.toThrow("2 项未销号");
  await expect(
    transferFollowUp.as(chaoyang, { id, version: await version(id), to: streets[0]!, text: "x" }),
  ).rejects.toThrow("下级督办");
  await submit({ openReason: "两街道已报结果，手续在走" });
  expect((await one(city, id)).events[0]?.text).toContain("手续在走");
});

test("督办起编号，按签发单位和年度连续，失败的不占号，升级后保留", async () => {
  const counted = async () =>
    (await ownerSql()`select last from follow_up_counters where unit_code = '11' and year = ${year}`)[0]?.last ?? 0;
  const before = await counted();
  const bad = issueFollowUps.as(city, order(["110105", "110999"], { level: "supervise" }));
  await expect(bad).rejects.toThrow();
  const at = await Promise.all(
    Array.from({ length: 6 }, () => issueFollowUps.as(city, order(["110105", "110108"], { level: "supervise" }))),
  );
  const ids = at.flatMap(({ issued }) => issued.map((row) => row.id));
  const numbers = (await ownerSql()`select no from follow_ups where id = any(${ids})`).map((row) => row.no as string);
  const expected = Array.from({ length: 12 }, (_, i) => `督办〔${year}〕${before + 1 + i} 号`);
  expect(numbers.toSorted()).toEqual(expected.toSorted());

  const chase = await issuedTo("110105");
  expect((await one(city, chase)).no).toBeNull();
  await expect(raiseFollowUp.as(city, { id: chase, version: 1, level: "remind", text: "x" })).rejects.toThrow("更高");
  await expect(raiseFollowUp.as(chaoyang, { id: chase, version: 1, level: "listed", text: "x" })).rejects.toThrow(
    "签发单位",
  );
  await raiseFollowUp.as(city, { id: chase, version: 1, level: "supervise", text: "进度不足" });
  const no = `督办〔${year}〕${before + 13} 号`;
  expect((await one(city, chase)).no).toBe(no);
  await raiseFollowUp.as(city, { id: chase, version: 2, level: "listed", text: "仍无进展" });
  expect(await one(city, chase)).toMatchObject({ no, level: "listed" });
  // The district counts for itself.
  const own = await issuedTo(heping.unit.code, { level: "supervise" }, chaoyang);
  const [district] =
    await ownerSql()`select last from follow_up_counters where unit_code = '110105' and year = ${year}`;
  expect((await one(chaoyang, own)).no).toBe(`督办〔${year}〕${district!.last} 号`);
  expect(await told(chase)).toContain("chaoyang escalated");
});

test("长期逾期的由系统逐级升级，一天一次，留痕并通知双方；待批延期和待销号的不升", async () => {
  const ids = [await signedBy(chaoyang), await signedBy(chaoyang), await signedBy(chaoyang, { level: "remind" })];
  const [late, asked, remind] = ids as [number, number, number];
  await askExtension.as(chaoyang, { id: asked, version: 2, newDue: isoOf(today() + 60), text: "跨月" });
  await ownerSql()`update follow_ups set due_on = ${isoOf(today() - 12)} where id = any(${ids})`;
  const first = await escalateDue.as(systemStaff(), {});
  expect(first.risen).toContain(late);
  for (const still of [asked, remind]) expect(first.risen).not.toContain(still);
  expect((await escalateDue.as(systemStaff(), {})).risen).not.toContain(late);
  const risen = await one(chaoyang, late);
  expect(risen.level).toBe("supervise");
  expect(risen.no).toMatch(/^督办〔\d{4}〕\d+ 号$/);
  expect(risen.events[0]).toMatchObject({ kind: "escalated", staffName: "系统" });
  expect(await told(late)).toEqual(expect.arrayContaining(["chaoyang escalated", "city escalated"]));
  await ownerSql()`update follow_ups set raised_on = raised_on - 12 where id = ${late}`;
  expect((await escalateDue.as(systemStaff(), {})).risen).toContain(late);
  expect(await one(chaoyang, late)).toMatchObject({ level: "listed", no: risen.no });
  await expect(escalateDue.as(city, {})).rejects.toThrow();
});

test("受阻企业批量签发，每家一项发给所在区，不能发的逐行说明", async () => {
  const rows =
    await ownerSql()`(select id, unit_code from enterprises where unit_code like '110105___' order by id limit 2)
    union all (select id, unit_code from enterprises where unit_code like '110108___' order by id limit 1)`;
  const about = [...rows.map((row) => `enterprise:${row.id}`), "enterprise:999999999"];
  const bulk = order([], { about, titles: about.map((_, i) => `化解受阻 ${i}`), skipOpen: "1" });
  const draft = await followUpDraft.as(city, { enterprise: rows.map((row) => row.id) });
  expect(draft.about).toHaveLength(rows.length);
  const { issued, batch } = await issueFollowUps.as(city, bulk);
  expect(issued).toHaveLength(3);
  const outcome = await followUpBatch.as(city, { id: batch! });
  expect(outcome.rows.map((row) => [row.id !== null, row.why])).toEqual([
    ...Array(3).fill([true, ""]),
    [false, "企业已不在台账中"],
  ]);
  const seen = await one(chaoyang, issued[0]!.id);
  expect([seen.unitCode, seen.subject]).toEqual(["110105", about[0]]);
  expect(seen.source).toContain("企业台账");
  // A second time everything is open already, and nothing is issued.
  await expect(issueFollowUps.as(city, bulk)).rejects.toThrow("已有在办事项 3 项");
  await expect(followUpBatch.as(haidian, { id: batch! })).rejects.toThrow(NotFound);
  const direct = await issueFollowUps.as(city, {
    ...bulk,
    reach: "own",
    skipOpen: undefined,
    about: about.slice(0, 1),
    titles: ["一"],
  });
  expect((await one(city, direct.issued[0]!.id)).unitCode).toBe(rows[0]!.unit_code);
});

test("未报单位催报，每个单位一项", async () => {
  const { issued } = await issueFollowUps.as(
    city,
    order(["110105", "110108"], { about: ["report:2022-06"], titles: ["6 月报告未报"] }),
  );
  expect(issued.map((row) => row.unit)).toEqual(["朝阳区总工会", "海淀区总工会"]);
  expect((await one(chaoyang, issued[0]!.id)).subject).toBe("report:2022-06");
});

test("模板归本单位，两人先后修改，后者得知；别的单位看不到", async () => {
  const { id } = await saveTemplate.as(chaoyang, { name: "补进度", body: "请逐项列明" });
  await saveTemplate.as(chaoyang, { id, version: 1, name: "补进度", level: "supervise", body: "请逐项列明责任人" });
  await expect(saveTemplate.as(chaoyang, { id, version: 1, name: "补进度", body: "旧" })).rejects.toThrow(
    chaoyang.name,
  );
  await expect(saveTemplate.as(haidian, { id, version: 2, name: "补进度", body: "x" })).rejects.toThrow("模板不存在");
  expect((await followUpDraft.as(chaoyang, {})).templates.map((row) => row.id)).toEqual([id]);
  expect((await followUpDraft.as(haidian, {})).templates).toEqual([]);
  await removeTemplate.as(chaoyang, { id, version: 2 });
  expect((await followUpDraft.as(chaoyang, {})).templates).toEqual([]);
});

test("统计的每个数字等于点开的列表", async () => {
  const id = await signedBy(haidian);
  await submitFollowUp.as(haidian, { id, version: 2, text: "办结" });
  await closeFollowUp.as(city, { id, version: 3 });
  const { rows, total } = await followUpStatistics.as(city, {});
  expect(total.issued).toBe(rows.reduce((sum, row) => sum + row.issued, 0));
  const listed = async (filter: object) => (await followUpBoard.as(city, { size: 10, ...filter })).total;
  for (const row of rows.filter(({ code }) => ["110105", "110108"].includes(code))) {
    const unit = row.code;
    expect(await listed({ unit, all: "1" })).toBe(row.issued);
    expect(await listed({ unit, all: "1", signed: "yes" })).toBe(row.signed);
    expect(await listed({ unit, all: "1", signed: "in_time" })).toBe(row.signedInTime);
    expect(await listed({ unit })).toBe(row.open);
    expect(await listed({ unit, overdue: "1" })).toBe(row.overdue);
    expect(await listed({ unit, state: "closed" })).toBe(row.closed);
    expect(await listed({ unit, ended: "in_time" })).toBe(row.endedInTime);
  }
  const below = await followUpStatistics.as(chaoyang, { issued: String(year) });
  const own = below.rows.find((row) => row.own);
  expect((await followUpBoard.as(chaoyang, { unit: "110105", own: "1", issued: String(year), all: "1" })).total).toBe(
    own?.issued ?? 0,
  );
});

test("看板各列的数等于该状态的列表", async () => {
  const board = await followUpBoard.as(city, { view: "board" });
  for (const state of ["issued", "signed", "submitted"] as const) {
    expect((await followUpBoard.as(city, { state })).total).toBe(board.held[state] ?? 0);
    expect(board.rows.filter((row) => row.state === state).length).toBeLessThanOrEqual(12);
  }
});
