import { readFile } from "node:fs/promises";
import * as xlsx from "@e965/xlsx";
import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import type { Staff } from "@/platform/staff";
import { channelLabels } from "@/vocab/channels";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { membershipDifferences, rebuildMembership } from "./figures";
import { membershipImport } from "./imports/verbs";
import { growth } from "./reads/growth";
import { movementList } from "./reads/movements";

// The sample's year lies behind; a row of a day to come would be refused.
process.env.DEMO_TODAY = "2022-11-30";

const sql = ownerSql();
const sample = "e2e/samples/会员变动.xlsx";
let city: Staff;
let chaoyang: Staff;

beforeAll(async () => {
  [city, chaoyang] = (await Promise.all(["city", "chaoyang"].map(staffNamed))) as [Staff, Staff];
  await sql`truncate movements, transfer_offers, member_days, member_balances, balance_confirmations, verified_spans cascade`;
  await rebuildMembership(sql);
});

const upload = async (staff: Staff, file: File) => (await membershipImport.upload.as(staff, { file })).batch;
const view = async (staff: Staff, batch: number) => membershipImport.batch.as(staff, { batch });
const fileOf = async () => new File([await readFile(sample)], "会员变动.xlsx");
const differences = async () => await membershipDifferences(sql);

/** What the ledger shows, up to rows that changed nothing. */
const shown = async () =>
  sql`select unit_code, day::text as day, kind, worker_group, channel, n, rows from member_days where n <> 0 or rows <> 0 order by 1, 2, 3, 4, 5`;

/** A small workbook in the sample's shape. */
function workbook(rows: (string | number)[][]): File {
  const heads = ["序号", "流水号", "日期", "转出单位", "转入单位", "发展单位", "职工群体", "入会渠道", "人数", "备注"];
  const sheet = xlsx.utils.aoa_to_sheet([["会员变动"], heads, ...rows.map((row, at) => [at + 1, ...row])]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, sheet, "会员变动");
  return new File([xlsx.write(book, { type: "buffer", bookType: "xlsx" })], "变动.xlsx");
}

test("样本会员变动：三千笔入账，各项合计与说明一致；再导入一次什么也不增加；撤销后回到原样", {
  timeout: 120_000,
}, async () => {
  const before = await shown();
  const batch = await upload(city, await fileOf());
  const preview = await view(city, batch);
  expect(preview.counts).toMatchObject({ rows: 3000, add: 3000, refuse: 0 });
  await membershipImport.accept.as(city, { batch });
  expect(await differences()).toBe(0);

  const page = await growth.as(city, {});
  expect(page.equation).toMatchObject({ opening: 0, join: 43_734, leave: 2017, in: 3050, out: 3050, balance: 41_717 });
  const groups = Object.fromEntries(page.series.map((one) => [one.label, one.total]));
  expect(groups).toEqual({
    ...{
      网约送餐员: 10_328,
      网约车司机: 4076,
      护工护理员: 2483,
      其他平台灵活就业: 2285,
      快递员: 9558,
      房产中介员: 2147,
    },
    ...{ 保安员: 2696, 货车司机: 4666, 家政服务员: 4314, 商场信息员: 1181 },
  });
  expect(Object.keys(groups)).toEqual(Object.values(workerGroupLabels));
  const channels = await growth.as(city, { stack: "channel" });
  expect(Object.fromEntries(channels.series.map((one) => [one.label, one.total]))).toEqual({
    ...{ 热线: 1811, 企业平台: 5590, 现场: 16_921, 网上: 9373, 指尖: 10_039 },
  });
  expect(channels.series.map((one) => one.label)).toEqual(Object.values(channelLabels));
  const months =
    await sql`select to_char(day, 'YYYY-MM') as month, sum(n)::int as n from member_days where kind = 'join' group by 1 order by 1`;
  expect(months.map((row) => row.n)).toEqual([4531, 3781, 3423, 4004, 4104, 2834, 3253, 3391, 3880, 3344, 3420, 3769]);
  const district = await growth.as(chaoyang, {});
  expect(district.equation).toMatchObject({ join: 6417, leave: 333, in: 391, out: 381, balance: 6094 });
  const recruited = await movementList.as(city, { recruiter: "110105" });
  expect(recruited.sum).toBe(6229);

  const again = await upload(city, await fileOf());
  expect((await view(city, again)).counts).toMatchObject({ same: 3000, add: 0, change: 0, refuse: 0 });
  await expect(membershipImport.accept.as(city, { batch: again })).rejects.toThrow("没有可以入账的行");

  expect((await view(city, batch)).obstacles).toEqual([]);
  await membershipImport.undo.as(city, { batch });
  expect(await shown()).toEqual(before);
  expect(await differences()).toBe(0);
  expect((await movementList.as(city, {})).total).toBe(0);
  const [left] =
    await sql`select coalesce(sum(value), 0)::int as n from figures_now where indicator like 'membership.%'`;
  expect(left!.n).toBe(0);
  const third = await upload(city, await fileOf());
  expect((await view(city, third)).counts).toMatchObject({ add: 3000, refuse: 0 });
});

const one = (
  no: string,
  from: string,
  to: string,
  count: number,
  change: { day?: string; group?: string; channel?: string } = {},
) => [
  ...[no, change.day ?? "2021年9月5日", from, to, from === "系统外" ? to : ""],
  ...[change.group ?? "外卖送餐员", change.channel ?? (from === "系统外" ? "现场" : ""), count, ""],
];

test("区级导入：别名、日期写法、简称都认；余额按文件次序逐日判断；拒绝的行说明原因", async () => {
  const batch = await upload(
    chaoyang,
    workbook([
      one("B1", "系统外", "朝阳区和平街街道", 10),
      one("B2", "和平街", "望京", 4, { day: "2021/9/6", group: "网约配送员" }),
      one("B3", "望京街道", "系统外", 5, { day: "2021.9.7" }),
      one("B4", "望京街道", "系统外", 4, { day: "2021-09-05" }),
      one("B5", "望京街道", "系统外", 4, { day: "2021-09-08" }),
      one("B6", "系统外", "海淀区上地街道", 3),
      one("B7", "系统外", "八里庄", 3),
      one("B8", "系统外", "和平街", 3, { group: "程序员" }),
      one("B1", "系统外", "和平街", 3),
      one("B9", "系统外", "和平街", 0),
      one("B10", "系统外", "系统外", 2),
      one("B11", "系统外", "和平街", 2, { channel: "口头" }),
      one("B12", "系统外", "和平街", 2, { day: "2999-01-01" }),
    ]),
  );
  const refused = new Map<string, string>();
  const { rows: stream } = await membershipImport.refused.stream(chaoyang, { batch });
  for await (const part of stream)
    for (const row of part)
      refused.set(String(row.cells[1]), `${refused.get(String(row.cells[1])) ?? ""}${row.reason}`);
  expect([...refused.keys()].sort()).toEqual(["B1", "B10", "B11", "B12", "B3", "B4", "B6", "B7", "B8", "B9"].sort());
  expect(refused.get("B3")).toContain("余额不足");
  expect(refused.get("B4")).toContain("余额不足");
  expect(refused.get("B6")).toMatch(/^\S+区\S*不在本单位范围内/);
  expect(refused.get("B8")).toContain("职工群体");
  expect(refused.get("B1")).toContain("重复");
  await membershipImport.accept.as(chaoyang, { batch, partial: "on" });
  expect((await growth.as(chaoyang, {})).equation).toMatchObject({ join: 10, in: 4, out: 4, leave: 4, balance: 6 });
  expect(await differences()).toBe(0);

  const corrected = await upload(chaoyang, workbook([one("B1", "系统外", "和平街", 12)]));
  expect((await view(chaoyang, corrected)).counts).toMatchObject({ change: 1, add: 0 });
  await membershipImport.accept.as(chaoyang, { batch: corrected, corrections: "on" });
  expect((await growth.as(chaoyang, {})).equation).toMatchObject({ join: 12, balance: 8 });
  await membershipImport.undo.as(chaoyang, { batch: corrected });
  expect((await growth.as(chaoyang, {})).equation).toMatchObject({ join: 10, balance: 6 });
  expect(await differences()).toBe(0);

  // The city's numbers are its own: the same ones of a district are other rows.
  const ofCity = await upload(city, workbook([one("B1", "系统外", "和平街", 7)]));
  expect((await view(city, ofCity)).counts).toMatchObject({ add: 1 });
});

test("撤销会使余额低于 0 的行不可撤，整批不动", async () => {
  const batch = await upload(chaoyang, workbook([one("C1", "系统外", "三里屯", 9), one("C2", "系统外", "双井", 3)]));
  await membershipImport.accept.as(chaoyang, { batch });
  const later = await upload(chaoyang, workbook([one("C3", "三里屯", "劲松", 5, { day: "2021-10-08" })]));
  await membershipImport.accept.as(chaoyang, { batch: later });
  const { obstacles } = await view(chaoyang, batch);
  expect(obstacles).toHaveLength(1);
  expect(obstacles[0]!.reason).toContain("低于 0");
  await expect(membershipImport.undo.as(chaoyang, { batch })).rejects.toThrow("1 行不可撤");
  await membershipImport.undo.as(chaoyang, { batch: later });
  await membershipImport.undo.as(chaoyang, { batch });
  expect(await differences()).toBe(0);
});

test("账期锁定以后，报告里已经算进去的行不可撤；通过以后才补录的可以撤", async () => {
  const batch = await upload(chaoyang, workbook([one("L1", "系统外", "建外", 4, { day: "2022-02-10" })]));
  await membershipImport.accept.as(chaoyang, { batch });
  const approve = (at: string) =>
    sql`update reports set decided_at = ${at}::timestamptz where period = '2022-02' and state = 'approved' and unit_code like '110105%'`;
  await approve("2999-01-01");
  const { obstacles } = await view(chaoyang, batch);
  expect(obstacles.map((row) => row.reason)).toEqual([expect.stringContaining("账期已锁定")]);
  await expect(membershipImport.undo.as(chaoyang, { batch })).rejects.toThrow("1 行不可撤");
  await approve("2022-03-08");
  await membershipImport.undo.as(chaoyang, { batch });
  expect(await differences()).toBe(0);
});
