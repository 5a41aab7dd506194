import { readFile } from "node:fs/promises";
import XLSX from "@e965/xlsx";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import type { Staff } from "@/platform/staff";
import { rebuildEnterpriseFigures } from "./figures";
import { enterpriseImport } from "./imports/verbs";
import { enterpriseFunnel } from "./reads/funnel";
import { enterpriseRoster } from "./reads/roster";
import { moveStage } from "./writes/move";

// The sample ends with August 2022; dates to come are refused.
vi.hoisted(() => {
  process.env.DEMO_TODAY = "2022-09-01";
});

const { upload, accept, undo, batch } = enterpriseImport;
let city: Staff;
let chaoyang: Staff;

const bytes = () => readFile("e2e/samples/建会台账.xlsx");
const sample = async () => new File([await bytes()], "建会台账.xlsx");

/** The sample with cells changed: C4 and the like. */
async function changed(cells: Record<string, string | number>, keep?: number): Promise<File> {
  const book = XLSX.read(await bytes());
  const sheet = book.Sheets[book.SheetNames[0]!]!;
  for (const [at, v] of Object.entries(cells)) sheet[at] = { t: typeof v === "number" ? "n" : "s", v };
  if (keep !== undefined) sheet["!ref"] = `A1:O${keep}`;
  return new File([XLSX.write(book, { type: "buffer", bookType: "xlsx" })], "改过的建会台账.xlsx");
}

/** What screens and exports read, without generated numbers and times. */
async function dump(): Promise<string> {
  const [row] = await ownerSql()`select jsonb_build_object(
    'rows', (select jsonb_agg(to_jsonb(e) - array['id', 'parent_id', 'head_id', 'created_at', 'changed_at', 'changed_by', 'changed_unit', 'version']
      || jsonb_build_object('parent', (select name from enterprises p where p.id = e.parent_id), 'head', (select name from enterprises h where h.id = e.head_id)) order by e.no) from enterprises e),
    'stages', (select jsonb_agg(jsonb_build_array(e.no, s.kind, s.stage, s."on", s.reason) order by e.no, s.id) from enterprise_stages s join enterprises e on e.id = s.enterprise_id),
    'figures', (select jsonb_agg(to_jsonb(f) order by indicator, unit_code, day) from figures f where indicator like 'enterprises.%' and value <> 0))::text as dump`;
  return row!.dump;
}

async function sums() {
  const [row] = await ownerSql()`select count(*)::int as n, sum(workers)::int as workers, sum(members)::int as members,
    count(*) filter (where party)::int as party, count(*) filter (where stalled_on is not null)::int as stalled from enterprises`;
  return row;
}

beforeAll(async () => {
  city = await staffNamed("city");
  chaoyang = await staffNamed("chaoyang");
});

beforeEach(async () => {
  await ownerSql()`truncate enterprises, enterprise_stages, enterprise_records, working_group_seats, enterprise_lists, import_batches cascade`;
  await ownerSql().begin((tx) => rebuildEnterpriseFigures(tx));
});

test("建会台账：家数、人数、阶段、类型、各区与样表的数相符，提醒逐家相符；再送一次没有新增；撤销后一切如初", async () => {
  const start = await dump();
  const { batch: id } = await upload.as(city, { file: await sample() });
  const view = await batch.as(city, { batch: id, outcome: "warn" });
  expect(view.counts).toMatchObject({
    rows: 1200,
    add: 1200,
    change: 0,
    same: 0,
    refuse: 0,
    warn: 7 + 9,
    question: 24,
  });
  const warned =
    await ownerSql()`select key, reason from import_rows where batch_id = ${id} and outcome = 'warn' order by key`;
  const keysOf = (part: string) => warned.filter((row) => row.reason.includes(part)).map((row) => row.key);
  expect(keysOf("多于从业")).toEqual(["QY0582", "QY0821", "QY0953"]);
  expect(keysOf("会员为 0")).toEqual(["QY0551", "QY0705", "QY0771", "QY0908"]);
  expect(keysOf("头部企业继续推进")).toHaveLength(9);

  const answers = (await ownerSql()`select "row" from import_rows where batch_id = ${id} and data ? 'question'`).map(
    (row) => row.row,
  );
  expect(await accept.as(city, { batch: id, answers })).toMatchObject({ added: 1200, corrected: 0 });
  expect(await sums()).toEqual({ n: 1200, workers: 481_923, members: 216_543, party: 936, stalled: 100 });
  const expected = JSON.parse(await readFile("e2e/samples/建会台账.sums.json", "utf8"));
  const byStage =
    await ownerSql()`select stage, count(*)::int as n from enterprises where stalled_on is null group by 1`;
  expect(Object.fromEntries(byStage.map((row) => [row.stage, row.n]))).toEqual(expected.stages);
  const byKind = await ownerSql()`select kind, count(*)::int as n from enterprises group by 1`;
  expect(Object.fromEntries(byKind.map((row) => [row.kind, row.n]))).toEqual({
    head: 24,
    subsidiary: 380,
    affiliate: 796,
  });
  for (const [code, own] of Object.entries<Record<string, number>>(expected.districts)) {
    const page = await enterpriseRoster.as(city, { unit: code });
    expect([page.total, page.sums.workers, page.sums.members], code).toEqual([own.n, own.workers, own.members]);
    const funnel = await enterpriseFunnel.as(city, { unit: code });
    expect([funnel.rate.organised, funnel.covered], code).toEqual([own.organised, own.covered]);
  }
  // Every member of a family found its parent, also where the child stands above it.
  const [lost] =
    await ownerSql()`select count(*)::int as n from enterprises where kind <> 'head' and (parent_id is null or category is null)`;
  expect(lost!.n).toBe(0);
  const types =
    await ownerSql()`select category, count(*)::int as n from enterprises where kind = 'head' group by 1 order by 1`;
  expect(types.map((row) => [row.category, row.n])).toEqual([
    ["express", 10],
    ["platform", 14],
  ]);
  const imported = await dump();
  await ownerSql().begin((tx) => rebuildEnterpriseFigures(tx));
  expect(await dump()).toBe(imported);

  const again = await upload.as(city, { file: await sample() });
  expect((await batch.as(city, { batch: again.batch })).counts).toMatchObject({ add: 0, change: 0, same: 1200 });

  await undo.as(city, { batch: id });
  expect(await dump()).toBe(start);
}, 120_000);

test("演示数据旁再导入样表：各自成家族，撤销后一切如初", async () => {
  await ownerSql()`insert into enterprises (no, issuer_unit, name, kind, category, unit_code, workers, members, party, stage, pinyin, initials, registered_on, changed_by, changed_unit)
    values ('BJ0001', '11', '北京穗禾即送网络科技有限公司', 'head', 'platform', '110108', 9, 9, true, 'surveyed', 'x', 'x', '2022-01-01', '甲', '甲')`;
  await ownerSql().begin((tx) => rebuildEnterpriseFigures(tx));
  const start = await dump();
  const { batch: id } = await upload.as(city, { file: await sample() });
  expect(await accept.as(city, { batch: id, answers: [] })).toMatchObject({ added: 1200 });
  const [family] =
    await ownerSql()`select count(*)::int as n from enterprises where head_id = (select id from enterprises where no = 'BJ0001')`;
  expect(family!.n).toBe(1);
  await undo.as(city, { batch: id });
  expect(await dump()).toBe(start);
}, 60_000);

test("改过的行作为更正提出，入账后撤销恢复原样；之后有推进的行撤不掉", async () => {
  const first = await upload.as(city, { file: await sample() });
  await accept.as(city, { batch: first.batch, answers: [] });
  const before = await dump();
  const file = await changed({ H4: 22_400, K4: "规范运行", L4: "2022-06-30", E60: "北京灶边来信息技术有限公司" });
  const second = await upload.as(city, { file });
  const view = await batch.as(city, { batch: second.batch, outcome: "change" });
  expect(view.counts).toMatchObject({ add: 0, change: 2, same: 1198 });
  await accept.as(city, { batch: second.batch, corrections: "on" });
  const after = await dump();
  expect(after).not.toBe(before);
  await ownerSql().begin((tx) => rebuildEnterpriseFigures(tx));
  expect(await dump()).toBe(after);
  await undo.as(city, { batch: second.batch });
  expect(await dump()).toBe(before);

  const [one] =
    await ownerSql()`select id, version from enterprises where stage = 'surveyed' and stalled_on is null order by no limit 1`;
  await moveStage.as(city, {
    id: one!.id,
    version: one!.version,
    stage: "contacted",
    on: "2022-07-06",
    evidence: [],
  } as never);
  await expect(undo.as(city, { batch: first.batch })).rejects.toThrow("1 行不可撤");
}, 120_000);

test("单位认不出、阶段认不出、受阻无原因、环状上级、编号重复各有一句话；区里不能写到别的区", async () => {
  const file = await changed(
    {
      F4: "宣武区",
      K5: "在谈",
      N7: "",
      C8: "北京甲有限公司",
      D8: "下属企业",
      E8: "北京乙有限公司",
      C9: "北京乙有限公司",
      D9: "下属企业",
      E9: "北京甲有限公司",
      B10: "QY0006",
    },
    10,
  );
  const { batch: id } = await upload.as(city, { file });
  const rows =
    await ownerSql()`select "row", reason from import_rows where batch_id = ${id} and outcome = 'refuse' order by id`;
  expect(rows.map((row) => [row.row, row.reason])).toEqual([
    [4, "“宣武区”已并入西城区，请填写西城区"],
    [5, expect.stringContaining("建会阶段“在谈”不在可选项中")],
    [7, "受阻须填写受阻原因"],
    [8, expect.stringContaining("成了环")],
    [9, expect.stringContaining("成了环")],
    [10, "本文件内重复，另见第 9 行"],
  ]);
  const own = await upload.as(chaoyang, { file: await sample() });
  const { counts } = await batch.as(chaoyang, { batch: own.batch });
  expect(counts).toMatchObject({ add: 174, refuse: 1026 });
  const away = await ownerSql()`select distinct "column", reason from import_rows
    where batch_id = ${own.batch} and outcome = 'refuse' and reason like '%不在本单位范围内%' order by 2`;
  expect(away.length).toBeGreaterThan(20);
  for (const { column, reason } of away) {
    expect(reason).toMatch(/^(?!朝阳区)\S+区\S*不在本单位范围内，请由所在单位或上级导入$/);
    expect(["所属区", "街道（乡镇）"]).toContain(column);
  }
}, 60_000);
