import { readFile } from "node:fs/promises";
import XLSX from "@e965/xlsx";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import type { Refusal } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { planImport } from "./imports/verbs";

const { upload, accept, undo, remap, batch, batches, refused } = planImport;
let city: Staff;
let heping: Staff;

const sample = async (name: string) => new File([await readFile(`e2e/samples/${name}`)], name);
const tasksFile = () => sample("任务分解表.xlsx");
const shares = () => sample("区级目标分解.xlsx");
const refusal = (promise: Promise<unknown>): Promise<Refusal> =>
  promise.then(
    () => {
      throw new Error("accepted");
    },
    (error) => error,
  );

/** All that the plan's screens and exports read, without generated numbers. */
async function dump(): Promise<string> {
  const sql = ownerSql();
  const [row] = await sql`select jsonb_build_object(
    'aspects', (select jsonb_agg(to_jsonb(a) order by no) from aspects a),
    'measures', (select jsonb_agg(to_jsonb(m) order by no) from measures m),
    'indicators', (select jsonb_agg(to_jsonb(i) order by key) from indicators i),
    'tasks', (select jsonb_agg(to_jsonb(t) - 'id' order by seq) from tasks t),
    'parties', (select jsonb_agg(to_jsonb(p) - 'id' - 'task_id' || jsonb_build_object('seq', seq) order by seq, ordinal) from task_parties p join tasks t on t.id = p.task_id),
    'milestones', (select jsonb_agg(to_jsonb(m) - 'id' - 'task_id' || jsonb_build_object('seq', seq) order by seq, m.due_on, m.id) from milestones m join tasks t on t.id = m.task_id),
    'allocations', (select jsonb_agg(to_jsonb(a) - 'id' - 'task_id' || jsonb_build_object('seq', seq) order by seq, unit_code) from allocations a join tasks t on t.id = a.task_id)
  )::text as dump`;
  return row!.dump;
}

async function counted(text: string): Promise<Record<string, number>> {
  const rows = await ownerSql().unsafe<{ key: string; n: number }[]>(text);
  return Object.fromEntries(rows.map(({ key, n }) => [key, Number(n)]));
}

/** The sample with cells changed: 任务分解表 B7 and the like. */
async function changed(name: string, cells: Record<string, string | number>): Promise<File> {
  const book = XLSX.read(await readFile(`e2e/samples/${name}`));
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const [at, v] of Object.entries(cells)) sheet[at] = { t: typeof v === "number" ? "n" : "s", v };
  return new File([XLSX.write(book, { type: "buffer", bookType: "xlsx" })], `改过的${name}`);
}

beforeAll(async () => {
  city = await staffNamed("city");
  heping = await staffNamed("heping");
});

beforeEach(async () => {
  // The plan before its first import: as a new board starts.
  await ownerSql()`truncate tasks, indicators, measures, aspects, progress_entries, follow_ups, figures, figures_now, figure_postings cascade`;
  await ownerSql()`update plans set issued_on = '2021-08-31', starts_on = '2021-08-31', ends_on = '2022-12-31'`;
});

test("任务分解表：58 项任务，配合单位、时限、台账、频次、目标与样表的数相符；撤销后一切如初", async () => {
  const start = await dump();
  const { batch: id } = await upload.as(city, { file: await tasksFile() });
  const view = await batch.as(city, { batch: id });
  expect(view.counts).toMatchObject({ rows: 58, add: 58, change: 0, same: 0, refuse: 0, warn: 0, question: 9 });
  expect(view.questions.map((one) => Number(one.key))).toEqual([12, 27, 30, 43, 48, 52, 53, 56, 58]);
  expect(view.reading).toMatchObject({
    sheet: "任务分解表",
    headTop: 4,
    headRow: 5,
    otherSheets: ["填报说明"],
    missing: [],
  });
  expect(view.reading.ignored).toEqual({ totals: 0, notes: 2 });
  expect(await dump()).toBe(start);

  const answers = [String(view.questions[0]!.row)];
  const done = await accept.as(city, { batch: id, answers });
  expect(done).toEqual({ batch: id, added: 58, corrected: 0, late: 0 });
  expect(await accept.as(city, { batch: id })).toEqual(done);

  const one =
    await counted(`select 'tasks' as key, count(*) n from tasks union all select 'parties', count(*) from task_parties where role = 'cooperate'
    union all select 'aspects', count(*) from aspects union all select 'measures', count(*) from measures union all select 'leads', count(*) from task_parties where role = 'lead' and kind <> 'outside'`);
  expect(one).toEqual({ tasks: 58, parties: 156, aspects: 4, measures: 11, leads: 58 });
  expect(await counted("select source as key, count(*) n from tasks group by 1")).toEqual({
    ...{ manual: 6, activities: 15, enterprises: 12, membership: 9, cases: 7, stations: 5, funds: 4 },
  });
  expect(await counted("select cadence as key, count(*) n from tasks group by 1")).toEqual({
    月报: 34,
    周报: 19,
    季报: 5,
  });
  expect(await counted("select seq as key, target n from tasks where target is not null")).toEqual({
    ...{ 14: 10_000, 33: 3920, 38: 1_500_000_000, 39: 1_000_000_000, 42: 1, 52: 10_000 },
  });
  const [range] = await ownerSql()`select target_max::int as max from tasks where seq = 42`;
  expect(range!.max).toBe(3);
  const dues =
    await ownerSql()`select seq, due_on::text as due from tasks where seq in (2, 26, 3, 4, 12, 22, 27, 37) order by seq`;
  expect(Object.fromEntries(dues.map((row) => [row.seq, row.due]))).toEqual({
    ...{
      2: "2021-09-30",
      26: "2021-10-31",
      3: "2021-10-31",
      4: "2021-12-31",
      12: "2022-12-31",
      22: "2022-12-31",
      27: null,
      37: "2022-01-31",
    },
  });
  const [codes] =
    await ownerSql()`select string_agg(code, ' ' order by seq) as all from tasks where seq in (1, 3, 4, 33, 58)`;
  expect(codes!.all).toBe("0-01 0-03 1-01 7-01 10-06");
  const [history] =
    await ownerSql()`select count(*)::int as n, count(distinct task_id)::int as tasks from audit_log where verb = 'plan.import-accept' and subject_kind = 'task'`;
  expect(history).toEqual({ n: 58, tasks: 58 });

  const again = await upload.as(city, { file: await tasksFile() });
  expect((await batch.as(city, { batch: again.batch })).counts).toMatchObject({
    rows: 58,
    add: 0,
    change: 0,
    same: 58,
    refuse: 0,
  });
  expect((await refusal(accept.as(city, { batch: again.batch }))).message).toBe("没有可以入账的行");

  await undo.as(city, { batch: id });
  expect(await dump()).toBe(start);
  await undo.as(city, { batch: id });
});

test("区级目标分解：35 项、590 格，差额提醒；有分解的任务不能撤，先撤分解再撤任务", async () => {
  const start = await dump();
  expect((await refusal(upload.as(heping, { file: await shares() }))).message).toContain("角色");
  const early = await upload.as(city, { file: await shares() });
  expect((await batch.as(city, { batch: early.batch })).counts).toMatchObject({ rows: 35, refuse: 35 });

  const first = await upload.as(city, { file: await tasksFile() });
  await accept.as(city, { batch: first.batch });
  const withTasks = await dump();
  const second = await upload.as(city, { file: await shares() });
  const view = await batch.as(city, { batch: second.batch });
  expect(view.counts).toMatchObject({ rows: 35, add: 35, refuse: 0, warn: 1 });
  expect(view.rows[0]!.reason).toContain("少于全市目标 1,000 万元，相差 20 万元（备注：市本级预留20万元）");
  await accept.as(city, { batch: second.batch });
  const [sum] =
    await ownerSql()`select count(*)::int as cells, count(distinct task_id)::int as tasks, bool_or(confirmed) as confirmed from allocations`;
  expect(sum).toEqual({ cells: 590, tasks: 35, confirmed: false });
  expect(
    await counted(
      "select seq as key, sum(a.target) n from allocations a join tasks t on t.id = a.task_id where seq in (33, 38, 39) group by 1",
    ),
  ).toEqual({
    ...{ 33: 3920, 38: 1_500_000_000, 39: 980_000_000 },
  });
  const [rate] =
    await ownerSql()`select a.target::int as target from allocations a join tasks t on t.id = a.task_id where seq = 35 and unit_code = '110105'`;
  expect(rate!.target).toBe(9000);
  const missing =
    await ownerSql()`select seq from tasks t where exists (select 1 from allocations a where a.task_id = t.id)
    and not exists (select 1 from allocations a where a.task_id = t.id and unit_code = '110190') order by seq`;
  expect(missing.map((row) => row.seq)).toEqual([6, 18, 28, 36, 47]);
  const again = await upload.as(city, { file: await shares() });
  expect((await batch.as(city, { batch: again.batch })).counts).toMatchObject({ same: 35, add: 0, change: 0 });

  const barred = await refusal(undo.as(city, { batch: first.batch }));
  expect(barred.message).toContain("35 行不可撤：第 9 行（任务 1-01）之后已有目标分解");
  const list = await batches.as(city, {});
  expect(list.batches.find((one) => one.id === first.batch)?.barred.rows).toBe(35);

  const half = await dump();
  await ownerSql()`update allocations set target = 99, version = version + 1 where unit_code = '110105' and task_id = (select id from tasks where seq = 33)`;
  expect((await refusal(undo.as(city, { batch: second.batch }))).message).toContain("第 24 行（朝阳区）之后又有改动");
  await ownerSql()`update allocations set target = 606, version = version - 1 where unit_code = '110105' and task_id = (select id from tasks where seq = 33)`;
  expect(await dump()).toBe(half);

  await undo.as(city, { batch: second.batch });
  expect(await dump()).toBe(withTasks);
  await undo.as(city, { batch: first.batch });
  expect(await dump()).toBe(start);
});

test("一行有错：说出表、行、列和原因，不勾选什么也不写，勾选后只写无误的行；拒绝行改好再送", async () => {
  const start = await dump();
  const { batch: id } = await upload.as(city, {
    file: await changed("任务分解表.xlsx", { J10: "看情况", A12: "七", L20: "旬报" }),
  });
  const view = await batch.as(city, { batch: id, outcome: "refuse" });
  expect(view.counts).toMatchObject({ rows: 58, add: 55, refuse: 3 });
  expect(view.rows.map(({ row, column, original }) => ({ row, column, original }))).toEqual([
    { row: 10, column: "完成时限", original: "看情况" },
    { row: 12, column: "序号", original: "七" },
    { row: 20, column: "报送频次", original: "旬报" },
  ]);
  const why = await refusal(accept.as(city, { batch: id }));
  expect(why.objection).toMatchObject({ field: "partial" });
  expect(await dump()).toBe(start);

  const { page, rows } = await refused.stream(city, { batch: id });
  expect(page.heads.slice(0, 4)).toEqual(["序号", "方面", "措施", "任务内容"]);
  const cells = [];
  for await (const part of rows) cells.push(...part.map((row) => row.cells));
  expect(cells[0]!.slice(0, 3)).toEqual([
    5,
    "一、强化思想政治引领，提升党组织及工会组织影响力",
    "（二）广泛宣传宣讲政策措施、服务项目、先进事迹",
  ]);

  await accept.as(city, { batch: id, partial: "on" });
  const fixed = await upload.as(city, { file: await tasksFile() });
  expect((await batch.as(city, { batch: fixed.batch })).counts).toMatchObject({ add: 3, same: 55 });
  await accept.as(city, { batch: fixed.batch });
  const [codes] =
    await ownerSql()`select string_agg(code, ' ' order by seq) as all, count(distinct code)::int as n from tasks`;
  expect(codes!.n).toBe(58);
  expect(codes!.all).toContain("1-01 2-01 2-02 2-03 3-01");
  await undo.as(city, { batch: fixed.batch });
  await undo.as(city, { batch: id });
  expect(await dump()).toBe(start);
});

test("内容改了的行是更正：不勾选不动，勾选后写入，撤销还原；预览后数据变了要重新核对", async () => {
  const first = await upload.as(city, { file: await tasksFile() });
  await accept.as(city, { batch: first.batch });
  const before = await dump();
  const { batch: id } = await upload.as(city, {
    file: await changed("任务分解表.xlsx", { J10: "2022年3月底前", I10: 12, E10: "法律工作部" }),
  });
  const view = await batch.as(city, { batch: id });
  expect(view.counts).toMatchObject({ same: 57, change: 1 });
  expect(view.rows[0]!.reason).toContain("时限：2021-12-31 → 2022-03-31");
  expect((await refusal(accept.as(city, { batch: id }))).objection.field).toBe("corrections");

  await ownerSql()`update tasks set weight = 2, version = version + 1 where seq = 5`;
  const moved = await refusal(accept.as(city, { batch: id, corrections: "on" }));
  expect(moved.objection.conflict).toBe(true);
  expect(moved.message).toContain("第 10 行");
  await ownerSql()`update tasks set weight = 1, version = version - 1 where seq = 5`;
  await remap.as(city, { batch: id });
  const [a, b] = await Promise.all([
    accept.as(city, { batch: id, corrections: "on" }),
    accept.as(city, { batch: id, corrections: "on" }),
  ]);
  expect(a).toEqual({ batch: id, added: 0, corrected: 1, late: 0 });
  expect(b).toEqual(a);
  const [task] =
    await ownerSql()`select due_on::text as due, target::int as target, provenance ->> 'deadline' as deadline, version from tasks where seq = 5`;
  expect(task).toEqual({ due: "2022-03-31", target: 12, deadline: "drafted", version: 2 });
  await undo.as(city, { batch: id });
  expect(await dump()).toBe(before);
});

test("同意过延期的任务，同一张表再送一次不改回时限，也不改回时限当天的节点", async () => {
  await accept.as(city, await upload.as(city, { file: await tasksFile() }));
  // As a granted extension leaves the first task that ends on a step.
  await ownerSql()`with t as (select t.id, t.due_on from tasks t join milestones m on m.task_id = t.id and m.due_on = t.due_on order by t.seq limit 1),
    m as (update milestones m set due_on = '2023-03-31' from t where m.task_id = t.id and m.due_on = t.due_on)
    update tasks set due_on = '2023-03-31' from t where tasks.id = t.id`;
  const view = await batch.as(city, await upload.as(city, { file: await tasksFile() }));
  expect(view.counts).toMatchObject({ add: 0, change: 0, same: 58 });
});

test("表头改了名：自动对不上的列由人对应后重新核对；别的表一句话拒绝", async () => {
  const { batch: id } = await upload.as(city, { file: await changed("任务分解表.xlsx", { J4: "何时做完" }) });
  const view = await batch.as(city, { batch: id });
  expect(view.reading.missing).toEqual(["完成时限"]);
  expect(view.counts).toMatchObject({ rows: 58, refuse: 58 });
  expect((await refusal(accept.as(city, { batch: id, partial: "on" }))).message).toContain("完成时限");
  const map = view.mapped.map(({ key, head }) => key ?? (head === "何时做完" ? "due" : ""));
  await remap.as(city, { batch: id, map });
  expect((await batch.as(city, { batch: id })).counts).toMatchObject({ add: 58, refuse: 0 });
  const wrong = new File(["姓名,电话\n甲,1\n"], "名单.csv");
  expect((await refusal(upload.as(city, { file: wrong }))).message).toContain(
    "没有找到“任务分解表”或“区级目标分解”的表头",
  );
  const broken = new File([new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])], "坏.xlsx");
  expect((await refusal(upload.as(city, { file: broken }))).message.length).toBeGreaterThan(5);
});

test("两人同时入账同一个文件：一批写入，另一批被告知数据已变；离题的区名不丢数", async () => {
  const one = await upload.as(city, { file: await tasksFile() });
  const two = await upload.as(city, { file: await tasksFile() });
  const ends = await Promise.allSettled([one, two].map(({ batch: id }) => accept.as(city, { batch: id })));
  expect(ends.map((end) => end.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find((end) => end.status === "rejected")?.reason.objection.conflict).toBe(true);
  expect(await counted("select 'tasks' as key, count(*) n from tasks")).toEqual({ tasks: 58 });

  const odd = await upload.as(city, { file: await changed("区级目标分解.xlsx", { G3: "崇文区", H4: "十七", I9: "" }) });
  const view = await batch.as(city, { batch: odd.batch });
  expect(view.reading.remarks).toEqual(["“崇文区”已并入东城区，这一列不导入"]);
  expect(view.counts).toMatchObject({ rows: 35, add: 34, refuse: 1 });
  expect(view.rows[0]).toMatchObject({ row: 4, column: "西城区", original: "十七" });
});
