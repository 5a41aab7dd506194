import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { today } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { NotAllowed, NotFound, Refusal } from "@/platform/errors";
import { type Staff, staffOf } from "@/platform/staff";
import { followUpBoard, followUpOne, followUpsWaiting, followUpsWaitingCount } from ".";
import { closeFollowUp, returnFollowUp, signFollowUp, submitFollowUp } from "./writes/handle";
import { issueFollowUps } from "./writes/issue";
import { addNote } from "./writes/note";

/** An account of the demonstration as the session would know it. */
async function staffNamed(account: string): Promise<Staff> {
  const [row] =
    await ownerSql()`select a.id, a.account, a.name, a.roles, u.code, u.name as unit_name, u.title, u.level, u.parent_code
    from accounts a join units u on u.code = a.unit_code where a.account = ${account}`;
  if (!row) throw new Error(`no account ${account}`);
  const unit = { code: row.code, name: row.unit_name, title: row.title, level: row.level, parentCode: row.parent_code };
  const { id, name, roles } = row;
  return staffOf({ id, account, name, unit, roles, mustChange: false, sessionId: null, address: "test" });
}

let city: Staff;
let chaoyang: Staff;
let haidian: Staff;
let heping: Staff;
let leader: Staff;
let taskIds: number[];
const due = isoOf(today() + 7);

beforeAll(async () => {
  [city, chaoyang, haidian, heping, leader] = await Promise.all(
    ["city", "chaoyang", "haidian", "heping", "leader"].map(staffNamed) as [
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
    ],
  );
  const rows = await ownerSql()`select id from tasks order by seq limit 3`;
  taskIds = rows.map((row) => row.id);
});

const order = (units: string[], change: object = {}) => ({
  taskIds,
  titles: taskIds.map((_, i) => `补进度 ${i + 1}`),
  units,
  body: "请于期限前补齐进度缺口",
  dueOn: due,
  level: "supervise" as const,
  ...change,
});

const one = async (staff: Staff, id: number) => followUpOne.as(staff, { id });
const versionOf = async (id: number) => (await one(city, id)).version;

/** A single follow-up from the city to Chaoyang, signed and submitted. */
async function submitted(): Promise<number> {
  const { issued } = await issueFollowUps.as(city, order(["110105"], { taskIds: [], titles: ["待销号的事项"] }));
  const id = issued[0]!.id;
  await signFollowUp.as(chaoyang, { id, version: 1 });
  await submitFollowUp.as(chaoyang, { id, version: 2, text: "已办结" });
  return id;
}

test("市专班对三项任务向朝阳发督办；朝阳签收、反馈；市销号；谁在何时都有记录", async () => {
  const before = await followUpsWaitingCount.as(chaoyang, {});
  const { issued } = await issueFollowUps.as(city, order(["110105"]));
  expect(issued.map((row) => row.unit)).toEqual(Array(3).fill("朝阳区总工会"));
  const waiting = await followUpsWaiting.as(chaoyang, {});
  for (const { id } of issued) expect(waiting.sign.rows.map((row) => row.id)).toContain(id);
  expect((await followUpsWaitingCount.as(chaoyang, {})).count).toBe(before.count + 3);

  const id = issued[0]!.id;
  await signFollowUp.as(chaoyang, { id, version: 1 });
  await addNote.as(chaoyang, { id, text: "已与街道核对" });
  await submitFollowUp.as(chaoyang, { id, version: await versionOf(id), text: "缺口已补齐" });
  expect((await followUpsWaiting.as(city, {})).close.rows.map((row) => row.id)).toContain(id);
  await closeFollowUp.as(city, { id, version: await versionOf(id) });

  const done = await one(chaoyang, id);
  expect(done.state).toBe("closed");
  expect(done.events.map((event) => [event.kind, event.staffName])).toEqual([
    ["closed", city.name],
    ["submitted", chaoyang.name],
    ["note", chaoyang.name],
    ["signed", chaoyang.name],
    ["issued", city.name],
  ]);
  const history =
    await ownerSql()`select verb, staff_name from audit_log where task_id = ${taskIds[0]!} and subject_kind = 'follow_up'
    and subject_id = ${String(id)} and outcome = 'ok' order by id`;
  expect(history.map((row) => row.verb)).toEqual([
    "follow-up.issue",
    "follow-up.sign",
    "follow-up.note",
    "follow-up.submit",
    "follow-up.close",
  ]);
});

test("退回须写原因，退回后继续办理再提交", async () => {
  const id = await submitted();
  await expect(returnFollowUp.as(city, { id, version: 3, text: " " })).rejects.toThrow("退回原因");
  await returnFollowUp.as(city, { id, version: 3, text: "缺街道清单" });
  expect((await one(chaoyang, id)).moves).toEqual(["note", "submit"]);
  await submitFollowUp.as(chaoyang, { id, version: 4, text: "清单已补" });
  expect((await one(city, id)).moves).toEqual(["close", "return"]);
});

test("两人同时销号，一人成功，另一人得知是谁先办", async () => {
  const id = await submitted();
  const outcomes = await Promise.allSettled([
    closeFollowUp.as(city, { id, version: 3 }),
    returnFollowUp.as(city, { id, version: 3, text: "再核一次" }),
  ]);
  expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  const lost = outcomes.find((outcome) => outcome.status === "rejected");
  expect(lost?.reason).toBeInstanceOf(Refusal);
  expect(lost?.reason.objection).toMatchObject({ conflict: true });
  expect(lost?.reason.message).toContain(city.name);
  const events = (await one(city, id)).events.filter((event) => event.kind === "closed" || event.kind === "returned");
  expect(events).toHaveLength(1);
});

test("同一次提交重试只生效一次", async () => {
  const key = "11111111-1111-4111-8111-111111111111";
  const first = await issueFollowUps.as(city, order(["110108"]), key);
  expect(await issueFollowUps.as(city, order(["110108"]), key)).toEqual(first);
  const [row] =
    await ownerSql()`select count(*)::int as n from follow_ups where id = any(${first.issued.map((i) => i.id)})`;
  expect(row?.n).toBe(3);
});

test("海淀看不到朝阳的督办，和平街只看到发给自己的", async () => {
  const id = await submitted();
  const { issued } = await issueFollowUps.as(
    chaoyang,
    order([heping.unit.code], { taskIds: [], titles: ["街道事项"] }),
  );
  const own = issued[0]!.id;
  for (const outsider of [haidian, heping]) await expect(one(outsider, id)).rejects.toThrow(NotFound);
  expect((await one(heping, own)).moves).toEqual(["sign"]);
  await expect(one(haidian, own)).rejects.toThrow(NotFound);
  expect((await one(city, own)).moves).toEqual([]);

  const seen = await followUpBoard.as(haidian, { size: 200 });
  expect(seen.rows.every((row) => row.unitCode.startsWith("110108"))).toBe(true);
  const hepings = await followUpBoard.as(heping, { size: 200 });
  expect(hepings.rows.every((row) => row.unitCode === heping.unit.code)).toBe(true);
  expect(hepings.rows.map((row) => row.id)).toContain(own);
  await expect(followUpBoard.as(heping, { unit: "110105" })).rejects.toThrow(NotFound);
});

test("旁人、上级和领导都不能代办", async () => {
  const { issued } = await issueFollowUps.as(
    chaoyang,
    order([heping.unit.code], { taskIds: [], titles: ["街道事项"] }),
  );
  const id = issued[0]!.id;
  await expect(signFollowUp.as(haidian, { id, version: 1 })).rejects.toThrow(NotFound);
  await expect(signFollowUp.as(city, { id, version: 1 })).rejects.toThrow("承办单位");
  await expect(signFollowUp.as(leader, { id, version: 1 })).rejects.toThrow(NotAllowed);
  await expect(issueFollowUps.as(leader, order(["110105"]))).rejects.toThrow(NotAllowed);
  await expect(issueFollowUps.as(heping, order(["110105"]))).rejects.toThrow(NotAllowed);
  expect(await followUpsWaitingCount.as(leader, {})).toEqual({ count: 0, overdue: 0 });
});

test("签发要么全部成功要么全部不发", async () => {
  const [before] = await ownerSql()`select count(*)::int as n from follow_ups`;
  await expect(issueFollowUps.as(chaoyang, order([heping.unit.code, "110108"]))).rejects.toThrow("不在本单位范围内");
  await expect(issueFollowUps.as(chaoyang, order(["110105"]))).rejects.toThrow("本单位");
  await expect(issueFollowUps.as(city, order(["110105"], { dueOn: isoOf(today() - 1) }))).rejects.toThrow("早于今天");
  await expect(
    issueFollowUps.as(city, order(["110105"], { taskIds: [taskIds[0], 999_999], titles: ["一", "二"] })),
  ).rejects.toThrow("任务");
  await expect(issueFollowUps.as(city, order(["110105"], { officer: haidian.id }))).rejects.toThrow("承办人");
  const [after] = await ownerSql()`select count(*)::int as n from follow_ups`;
  expect(after?.n).toBe(before?.n);
});

test("逾期的仍在列表中，各项计数与列出的行一致", async () => {
  const { issued } = await issueFollowUps.as(city, order(["110109"], { taskIds: [], titles: ["将逾期的事项"] }));
  await ownerSql()`update follow_ups set due_on = due_on - 30, created_at = created_at - interval '30 days' where id = ${issued[0]!.id}`;
  const board = await followUpBoard.as(city, { size: 200 });
  const row = board.rows.find((found) => found.id === issued[0]!.id);
  expect(row?.daysLeft).toBe(-23);
  expect(board.total).toBe(board.counts.open);
  expect((await followUpBoard.as(city, { overdue: "1" })).total).toBe(board.counts.overdue);
  for (const [age, count] of Object.entries(board.counts.ages)) {
    expect((await followUpBoard.as(city, { age: age as "over10" })).total).toBe(count);
  }
  for (const state of ["issued", "returned", "closed"] as const) {
    expect((await followUpBoard.as(city, { state })).total).toBe(board.counts.states[state]);
  }
  expect((await followUpBoard.as(city, { level: ["supervise"] })).total).toBe(board.counts.levels.supervise);
  const mine = await followUpBoard.as(chaoyang, { mine: "1", size: 200 });
  expect(mine.total).toBe((await followUpsWaitingCount.as(chaoyang, {})).count);
});

test("导出的行与页面一致", async () => {
  const page = await followUpBoard.as(city, { size: 200, sort: "-level" });
  const { rows } = await followUpBoard.stream(city, { sort: "-level" });
  const exported: number[] = [];
  for await (const batch of rows) exported.push(...batch.map((row) => row.id));
  expect(exported).toEqual(page.rows.map((row) => row.id));
});
