import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed, type Refusal } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { history } from "./reads/history";
import { requests } from "./reads/requests";
import { taskDraft } from "./reads/task-draft";
import { addTask } from "./writes/add-task";
import { askCompletion, askExtension } from "./writes/ask";
import { confirmAllocations } from "./writes/confirm-allocations";
import { decideRequest } from "./writes/decide-request";
import { editSettings } from "./writes/edit-settings";
import { editTask } from "./writes/edit-task";
import { retireTask } from "./writes/retire-task";
import { setAllocations } from "./writes/set-allocations";

type Name = "heping" | "chaoyang" | "haidian" | "leader" | "city" | "dept";
const names: Name[] = ["heping", "chaoyang", "haidian", "leader", "city", "dept"];
let who: Record<Name, Staff>;
let task: number;

beforeAll(async () => {
  const staff = await Promise.all(names.map(staffNamed));
  who = Object.fromEntries(names.map((name, i) => [name, staff[i]!])) as Record<Name, Staff>;
  const [row] = await ownerSql()<{ id: number }[]>`select t.id from tasks t join indicators i on i.key = t.indicator
    join allocations a on a.task_id = t.id and a.unit_code = ${who.heping.unit.code}
    where i.kind = 'count' and (t.stand_in or t.source = 'manual') and t.due_on > '2022-07-31' order by t.seq limit 1`;
  task = row!.id;
});

const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => {
      throw new Error("accepted");
    },
    (error) => error,
  );
const told = async (staff: Staff, id: number) =>
  (await history.as(staff, { task: id })).events.map(({ title, detail }) => `${title}：${detail}`);
const allocation = async (unit: string) =>
  (
    await ownerSql()`select target::float8 as target, due_on::text as due, confirmed, version from allocations
      where task_id = ${task} and unit_code = ${unit}`
  )[0];
const taskRow = async (id: number) =>
  (
    await ownerSql()`select target::float8 as target, due_on::text as due, version, provenance, title, target_text as text
      from tasks where id = ${id}`
  )[0]!;

test("延期三级流转：街道申请，区决定；区申请，市决定；不能自己批、不能越级", async () => {
  const ask = { task: String(task), newDue: "2099-12-31", reason: "场地年底前才能交付" };
  const { request } = await askExtension.as(who.heping, ask);
  expect((await refusal(askExtension.as(who.heping, ask))).message).toContain("待审批");
  const grant = { request: String(request), state: "granted" as const };
  expect((await refusal(decideRequest.as(who.city, grant))).message).toContain("越级");
  await expect(decideRequest.as(who.haidian, grant)).rejects.toThrow("没有找到");
  await expect(decideRequest.as(who.heping, grant)).rejects.toThrow(NotAllowed);
  expect((await requests.as(who.chaoyang, { state: "mine" })).map((row) => row.id)).toContain(request);
  await decideRequest.as(who.chaoyang, grant);
  expect((await allocation(who.heping.unit.code))?.due).toBe("2099-12-31");
  expect((await refusal(decideRequest.as(who.chaoyang, grant))).objection.conflict).toBe(true);

  const districtAsk = await askExtension.as(who.chaoyang, ask);
  const decision = { request: String(districtAsk.request), state: "refused" as const };
  expect((await refusal(decideRequest.as(who.chaoyang, { ...decision, decision: "不同意" }))).message).toContain(
    "本单位",
  );
  await expect(decideRequest.as(who.city, { ...decision, decision: "" })).rejects.toThrow("不同意时请写明理由");
  await decideRequest.as(who.city, { ...decision, decision: "按原计划推进" });
  const [row] = (await requests.as(who.chaoyang, { task })).filter((one) => one.id === districtAsk.request);
  expect(row).toMatchObject({ state: "refused", decision: "按原计划推进", oldDue: (await taskRow(task)).due });
});

test("牵头部门申请的是全市任务的时限；到期以后不能再申请", async () => {
  const [led] = await ownerSql()<{ id: number }[]>`select t.id from tasks t join task_parties p on p.task_id = t.id
    where p.role = 'lead' and p.unit_code = ${who.dept.unit.code} and t.due_on > '2022-07-06' order by t.seq limit 1`;
  const { request } = await askExtension.as(who.dept, {
    task: String(led!.id),
    newDue: "2098-01-31",
    reason: "方案待印发",
  });
  await decideRequest.as(who.city, { request: String(request), state: "granted" });
  expect((await taskRow(led!.id)).due).toBe("2098-01-31");
  // Everybody's deadline moved: units below read that, not what the two said about it.
  const below = (await told(who.heping, led!.id)).join("\n");
  expect(below).toMatch(/^北京市总工会 审批申请：时限：\S+ → 2098-01-31（延期）$/m);
  expect(below).not.toContain("方案待印发");
  const [past] = await ownerSql()<{ id: number }[]>`select t.id from tasks t join allocations a on a.task_id = t.id
    where a.unit_code = ${who.heping.unit.code} and t.due_on < '2022-07-06' limit 1`;
  const late = await refusal(
    askExtension.as(who.heping, { task: String(past!.id), newDue: "2098-01-31", reason: "来不及" }),
  );
  expect(late.message).toContain("已过");
});

test("里程碑任务由牵头部门申请完成，核定后记下日期", async () => {
  const [step] = await ownerSql()<{ id: number; unit: string }[]>`select t.id, p.unit_code as unit from tasks t
    join indicators i on i.key = t.indicator join task_parties p on p.task_id = t.id and p.role = 'lead'
    where i.kind = 'milestone' and t.completed_on is null`;
  await ownerSql()`update tasks set stand_in = true where id = ${step!.id}`;
  const [account] = await ownerSql()<
    { account: string }[]
  >`select account from accounts where unit_code = ${step!.unit}`;
  const lead = await staffNamed(account!.account);
  const { request } = await askCompletion.as(lead, { task: String(step!.id), reason: "基金已设立，章程已印发" });
  await decideRequest.as(who.city, { request: String(request), state: "granted" });
  const [row] = await ownerSql()`select completed_on::text as day from tasks where id = ${step!.id}`;
  expect(row?.day).toBe("2022-07-06");
  const counted = await refusal(askCompletion.as(who.heping, { task: String(task), reason: "完成了" }));
  expect(counted.message).toContain("按数字");
});

test("区给街道分解：只动变了的行，旧表单不能盖掉别人的修改，够不着别区", async () => {
  const unit = who.heping.unit.code;
  const old = await allocation(unit);
  const row = (target: string, version: number, code = unit) => ({
    task: String(task),
    [`use.${code}`]: "1",
    [`target.${code}`]: target,
    [`due.${code}`]: "",
    [`version.${code}`]: String(version),
  });
  expect(await setAllocations.as(who.chaoyang, row("37", old!.version))).toEqual({ changed: 1 });
  expect(await allocation(unit)).toMatchObject({ target: 37, due: null, confirmed: true });
  const stale = await refusal(setAllocations.as(who.chaoyang, row("50", old!.version)));
  expect(stale.objection.conflict).toBe(true);
  expect(stale.message).toContain(who.chaoyang.name);
  expect((await refusal(setAllocations.as(who.chaoyang, row("5", 1, "110108003")))).message).toContain("直接下级");
  expect((await refusal(setAllocations.as(who.city, row("5", 1)))).message).toContain("直接下级");
  const words = await refusal(setAllocations.as(who.chaoyang, row("三十", old!.version + 1)));
  expect(words.objection.field).toBe(`target.${unit}`);
  await expect(setAllocations.as(who.heping, row("5", 1))).rejects.toThrow(NotAllowed);
  const away = await refusal(
    setAllocations.as(who.chaoyang, { task: String(task), [`version.${unit}`]: String(old!.version + 1) }),
  );
  expect(away.message).toContain("已有填报");
});

test("专班核定：全市目标等于各区之和，出处改为已核定", async () => {
  const district = await allocation("110105");
  await setAllocations.as(who.city, {
    task: String(task),
    "use.110105": "1",
    "target.110105": String(district!.target + 11),
    "version.110105": String(district!.version),
  });
  expect(await allocation("110105")).toMatchObject({ confirmed: false });
  const version = (await taskRow(task)).version;
  await expect(confirmAllocations.as(who.chaoyang, { task, version })).rejects.toThrow(NotAllowed);
  await confirmAllocations.as(who.city, { task, version });
  const [sum] = await ownerSql()<{ sum: number }[]>`select sum(target)::float8 as sum from allocations
    where task_id = ${task} and length(unit_code) = 6`;
  expect(await taskRow(task)).toMatchObject({ target: sum!.sum, provenance: { target: "confirmed" } });
  expect(await allocation("110105")).toMatchObject({ confirmed: true });
});

/** The form of a task as it would be sent unchanged. */
async function form(id: number) {
  const { task } = await taskDraft.as(who.city, { task: id });
  if (!task) throw new Error("no task");
  return {
    task: String(id),
    version: String(task.version),
    title: task.title,
    measure: String(task.measure),
    lead: task.lead.join("、"),
    cooperate: task.cooperate.join("、"),
    indicatorName: task.indicatorName,
    unitName: task.unitName,
    kind: task.kind,
    basis: task.basis,
    source: task.source as "manual",
    ...(task.standIn ? { standIn: "1" } : {}),
    ...(task.split ? { split: "1" } : {}),
    target: String(task.target),
    targetMax: "",
    startsOn: task.startsOn,
    dueOn: task.dueOn ?? "",
    milestoneDay: task.milestones.map((step) => step.day),
    milestoneTitle: task.milestones.map((step) => step.title),
    milestoneShare: task.milestones.map((step) => String(Math.round(step.share * 10_000) / 100)),
    cadence: task.cadence as "月报",
    weight: String(task.weight),
    note: task.note,
  };
}

test("专班修改任务：没改的不算改，改了的逐项留痕，旧表单被挡住", async () => {
  const sent = await form(task);
  expect((await editTask.as(who.city, sent)).changed).toEqual([]);
  const result = await editTask.as(who.city, {
    ...sent,
    title: "改后的任务",
    cooperate: "财务部、朝阳区总工会、市温暖基金会",
  });
  expect(result.changed).toEqual(["任务内容", "配合单位"]);
  expect(await taskRow(task)).toMatchObject({
    title: "改后的任务",
    provenance: { task: "confirmed", coUnits: "confirmed" },
  });
  const parties =
    await ownerSql()`select kind, unit_code from task_parties where task_id = ${task} and role = 'cooperate' order by ordinal`;
  expect(parties.map((party) => party.kind)).toEqual(["unit", "unit", "outside"]);
  const [trail] =
    await ownerSql()`select note from audit_log where task_id = ${task} and verb = 'plan.edit-task' order by id desc limit 1`;
  expect(trail?.note).toContain("→ 改后的任务");
  const [change, ...older] = await told(who.heping, task);
  expect(change).toMatch(/^北京市总工会 修改：任务内容：.+ → 改后的任务；配合单位/);
  expect((await told(who.haidian, task))[0]).toBe(change);
  expect(older.join()).not.toMatch(new RegExp(`没有变动|${who.city.name}`));
  expect((await told(who.city, task))[0]).toContain(who.city.name);
  expect((await refusal(editTask.as(who.city, { ...sent, title: "另一个改法" }))).objection.conflict).toBe(true);
  await expect(editTask.as(who.chaoyang, sent)).rejects.toThrow(NotAllowed);
  const wrong = await editTask
    .as(who.city, { ...(await form(task)), target: "许多", dueOn: "2020-01-01" })
    .catch((e) => e);
  expect(Object.keys(wrong.fields)).toEqual(expect.arrayContaining(["target", "dueOn"]));
});

test("专班推迟任务时限，时限当天的节点跟着走，别的节点不动", async () => {
  const sent = await form(task);
  const steps = async () => (await form(task)).milestoneDay;
  const before = await steps();
  expect(before).toContain(sent.dueOn);
  await editTask.as(who.city, { ...sent, dueOn: "2099-06-30" });
  expect(await steps()).toEqual(before.map((day) => (day === sent.dueOn ? "2099-06-30" : day)));
});

test("分解时限不能晚于本级：推迟要走延期", async () => {
  const row = (await allocation("110105"))!;
  const send = (due: string) =>
    setAllocations.as(who.city, {
      task: String(task),
      "use.110105": "1",
      "target.110105": String(row.target),
      "due.110105": due,
      "version.110105": String(row.version),
    });
  const late = await refusal(send("2099-07-31"));
  expect(late.objection.field).toBe("due.110105");
  expect(late.message).toContain("延期");
  expect(await send("2099-05-31")).toEqual({ changed: 1 });
});

test("新增的任务可以删除，有填报的不能", async () => {
  const { task: _t, version: _v, ...sent } = await form(task);
  const { task: id } = await addTask.as(who.city, { ...sent, title: "新增任务" });
  expect((await taskRow(id)).title).toBe("新增任务");
  await retireTask.as(who.city, { task: String(id), version: "1", reason: "重复" });
  expect(await taskRow(id)).toBeUndefined();
  const { version } = await taskRow(task);
  const used = await refusal(
    retireTask.as(who.city, { task: String(task), version: String(version), reason: "不要了" }),
  );
  expect(used.message).toContain("不能删除");
});

test("由台账统计的任务也能删除，台账的指标留着", async () => {
  const sql = ownerSql();
  const { task: _t, version: _v, ...sent } = await form(task);
  const { task: id } = await addTask.as(who.city, { ...sent, title: "由台账统计的任务" });
  await sql`insert into indicators (key, name, unit_name, kind, basis, ledger)
    values ('enterprises.harmony', '培育企业数', '家', 'count', '一企一计', 'enterprises') on conflict do nothing`;
  await sql`update tasks set indicator = 'enterprises.harmony' where id = ${id}`;
  await retireTask.as(who.city, { task: String(id), version: "1", reason: "重复" });
  expect(await sql`select key from indicators where key = 'enterprises.harmony'`).toHaveLength(1);
});

test("阈值由专班设置，互相矛盾的不收", async () => {
  const [plan] =
    await ownerSql()`select title, issuer, issued_on::text as issued, starts_on::text as start, ends_on::text as "end", version from plans`;
  const sent = {
    version: plan!.version,
    title: plan!.title,
    issuer: plan!.issuer,
    issuedOn: plan!.issued,
    startsOn: plan!.start,
    endsOn: plan!.end,
    behind: "65",
    atRisk: "90",
    minExpected: "5",
    milestoneWorkdays: "5",
    dueWorkdays: "10",
    forecastWeeks: "8",
    leagueMinN: "5",
  };
  await editSettings.as(who.city, sent);
  const [row] = await ownerSql()`select thresholds from plans`;
  expect(row?.thresholds).toMatchObject({ behind: 0.65, atRisk: 0.9 });
  await expect(editSettings.as(who.city, { ...sent, version: plan!.version + 1, behind: "95" })).rejects.toThrow(
    "滞后线",
  );
  await expect(editSettings.as(who.leader, sent)).rejects.toThrow(NotAllowed);
});
