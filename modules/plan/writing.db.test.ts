import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed, NotFound, type Refusal } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { entries } from "./reads/entries";
import { evidenceFile } from "./reads/evidence";
import { history } from "./reads/history";
import { taskForms } from "./reads/task-forms";
import { reportProgress } from "./writes/report-progress";
import { reverseProgress } from "./writes/reverse-progress";

let heping: Staff;
let chaoyang: Staff;
let haidian: Staff;
let leader: Staff;
let city: Staff;
let task: { id: number; indicator: string };
const day = "2022-07-06";

beforeAll(async () => {
  [heping, chaoyang, haidian, leader, city] = await Promise.all(
    (["heping", "chaoyang", "haidian", "leader", "city"] as const).map(staffNamed) as [
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
      Promise<Staff>,
    ],
  );
  const [row] = await ownerSql()<{ id: number; indicator: string }[]>`select t.id, t.indicator from tasks t
    join indicators i on i.key = t.indicator join allocations a on a.task_id = t.id and a.unit_code = ${heping.unit.code}
    where i.kind = 'count' and t.stand_in order by t.seq limit 1`;
  task = row!;
});

/** The indicator's sum over a range of codes, as every reader adds it up. */
async function figure(prefix: string): Promise<number> {
  const [row] = await ownerSql()<{ sum: number }[]>`select coalesce(sum(value), 0)::float8 as sum from figures_now
    where indicator = ${task.indicator} and unit_code like ${`${prefix}%`}`;
  return row!.sum;
}

const report = (amount: string, more: object = {}) => ({ task: String(task.id), day, amount, note: "", ...more });
const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => {
      throw new Error("accepted");
    },
    (error) => error,
  );
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const photo = () => new File([png], "驿站 门口.png", { type: "image/png" });

test("街道填报后，街道、区、市的数字一起增加，重发同一张表不再增加", async () => {
  const codes = [heping.unit.code, "110105", "11"];
  const before = await Promise.all(codes.map(figure));
  const first = await reportProgress.as(heping, report("3"), "key-1");
  expect(await reportProgress.as(heping, report("3"), "key-1")).toEqual(first);
  expect(await Promise.all(codes.map(figure))).toEqual(before.map((n) => n + 3));
});

test("两人同时填报，两次都算", async () => {
  const before = await figure(heping.unit.code);
  await Promise.all([1, 2, 3, 4].map((n) => reportProgress.as(heping, report(String(n)))));
  expect(await figure(heping.unit.code)).toBe(before + 10);
});

test("领导不能填报，拒绝留下审计记录", async () => {
  await expect(reportProgress.as(leader, report("3"))).rejects.toThrow(NotAllowed);
  const [row] =
    await ownerSql()`select outcome from audit_log where staff_id = ${leader.id} and verb = 'plan.report-progress'`;
  expect(row?.outcome).toBe("refused");
});

test("不能替别的单位填报，上级也不能代填", async () => {
  const foreign = await refusal(reportProgress.as(heping, report("3", { unit: "110105001" })));
  expect(foreign.message).toContain("只能填报本单位");
  const behalf = await refusal(reportProgress.as(chaoyang, report("3", { unit: heping.unit.code })));
  expect(behalf.message).toContain("只能填报本单位");
  const [ledgerTask] = await ownerSql()<
    { id: number }[]
  >`select id from tasks where source <> 'manual' and not stand_in`;
  const computed = await refusal(reportProgress.as(heping, { ...report("3"), task: String(ledgerTask!.id) }));
  expect(computed.message).toContain("自动统计");
});

test("日期、零、负数没有原因、低于零，都说得出哪里不对", async () => {
  const field = async (input: object) => (await refusal(reportProgress.as(heping, report("3", input)))).objection.field;
  expect(await field({ day: "2022-07-07" })).toBe("day");
  expect(await field({ amount: "0" })).toBe("amount");
  expect(await field({ amount: "-1" })).toBe("note");
  expect(await field({ amount: "-999999", note: "误报" })).toBe("amount");
  expect(await field({ amount: "1.5" })).toBe("amount");
});

test("异常大的数先提醒，确认后接受", async () => {
  for (const n of ["2", "3", "2"]) await reportProgress.as(heping, report(n));
  const jump = await refusal(reportProgress.as(heping, report("5000")));
  expect(jump.objection.field).toBe("confirmed");
  await expect(reportProgress.as(heping, report("5000", { confirmed: "1" }))).resolves.toBeTruthy();
});

test("附件对朝阳打开，对海淀与不存在一样", async () => {
  const { entry } = await reportProgress.as(heping, report("1", { evidence: [photo()] }));
  const page = await entries.as(chaoyang, { task: task.id });
  const file = page.rows.find((row) => row.id === entry)?.evidence[0];
  expect(file).toMatchObject({ name: "驿站 门口.png", type: "png", size: png.length });
  const opened = await evidenceFile.as(chaoyang, { id: file!.id });
  expect(new Uint8Array(opened.content)).toEqual(png);
  const foreign = await refusal(evidenceFile.as(haidian, { id: file!.id }));
  const missing = await refusal(evidenceFile.as(haidian, { id: crypto.randomUUID() }));
  expect(foreign).toBeInstanceOf(NotFound);
  expect(foreign.message).toBe(missing.message);
});

test("改了扩展名的程序不收，什么也没有记下", async () => {
  const before = await figure(heping.unit.code);
  const fake = new File([new Uint8Array([0x4d, 0x5a, 0x90, 0])], "验收.pdf", { type: "application/pdf" });
  const said = await refusal(reportProgress.as(heping, report("1", { evidence: [fake] })));
  expect(said.objection).toMatchObject({ field: "evidence" });
  expect(said.message).toContain("验收.pdf");
  expect(await figure(heping.unit.code)).toBe(before);
});

test("填错了就冲正：原记录还在，合计恢复，不能冲两次", async () => {
  const before = await figure(heping.unit.code);
  const { entry } = await reportProgress.as(heping, report("4"));
  await expect(reverseProgress.as(chaoyang, { entry: String(entry), note: "代改" })).rejects.toThrow("只能冲正本单位");
  await reverseProgress.as(heping, { entry: String(entry), note: "重复填报" });
  expect(await figure(heping.unit.code)).toBe(before);
  await expect(reverseProgress.as(heping, { entry: String(entry), note: "重复填报" })).rejects.toThrow("已经冲正");
  const page = await entries.as(heping, { task: task.id });
  expect(page.rows.find((row) => row.id === entry)?.reversed).toBe(true);
});

test("填报明细合计等于数字，导出与页面同一批行", async () => {
  const page = await entries.as(city, { task: task.id, unit: "110105", size: 5 });
  expect(page.sum.amount).toBe(await figure("110105"));
  const { rows } = await entries.stream(city, { task: task.id, unit: "110105", size: 5 });
  const all = [];
  for await (const batch of rows) all.push(...batch);
  expect(all).toHaveLength(page.total);
  expect(all.slice(0, 5)).toEqual([...page.rows]);
});

test("变更记录说得出谁在何时做了什么；海淀看不到朝阳的", async () => {
  const trail = await history.as(chaoyang, { task: task.id });
  expect(trail.events[0]?.title).toContain("和平街街道");
  expect(trail.events.some((event) => event.detail.includes("冲正第"))).toBe(true);
  const elsewhere = (await history.as(haidian, { task: task.id })).events;
  expect(elsewhere.filter((event) => !event.title.startsWith("北京市总工会 "))).toEqual([]);
});

test("街道打开任务就有填报表，领导没有", async () => {
  expect((await taskForms.as(heping, { task: task.id })).report?.last.length).toBeGreaterThan(0);
  const seen = await taskForms.as(leader, { task: task.id });
  expect(seen).toMatchObject({ report: null, extension: null, completion: false, allocates: false, edits: false });
});
