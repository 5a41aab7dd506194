import * as xlsx from "@e965/xlsx";
import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { enterpriseOne } from "@/modules/enterprises";
import { moveStage } from "@/modules/enterprises/writes/move";
import { registerEnterprise } from "@/modules/enterprises/writes/register";
import { entryDesk } from "@/modules/membership";
import { membershipImport } from "@/modules/membership/imports/verbs";
import { join } from "@/modules/membership/writes/enter";
import { reverse } from "@/modules/membership/writes/reverse";
import { taskForms } from "@/modules/plan";
import { reportProgress } from "@/modules/plan/writes/report-progress";
import { reverseProgress } from "@/modules/plan/writes/reverse-progress";
import type { Staff } from "@/platform/staff";
import { reportAdjustments } from ".";

const sql = ownerSql();
const street = "110105007";
const sentence = "和平街街道2022年5月月报已审核，本次记录作为调整列示，已审定数字不变";
const locked = { "2022-05": sentence };
const late = "2022-05-20";
const open = "2022-07-05";
let heping: Staff;

beforeAll(async () => {
  heping = await staffNamed("heping");
  await sql`update reports set state = 'approved', decided_at = coalesce(decided_at, now())
    where unit_code = ${street} and period = '2022-05'`;
});

const adjusted = async () => {
  const { rows } = await reportAdjustments.as(heping, { period: "2022-05" });
  return rows.reduce((sum, row) => sum + row.rows, 0);
};

test("填报进展落在已审核的月份：日期旁和保存后都说明，照收并列为调整；未审核的月份不提", async () => {
  const [task] = await sql`select t.id from tasks t join indicators i on i.key = t.indicator
    join allocations a on a.task_id = t.id and a.unit_code = ${street} where i.kind = 'count' and t.stand_in order by t.seq limit 1`;
  const { report } = await taskForms.as(heping, { task: task!.id });
  expect(report!.locked).toMatchObject(locked);
  expect(report!.locked).not.toHaveProperty("2022-07");
  const fields = { task: task!.id, amount: "1", evidence: [], confirmed: "1" };
  const before = await adjusted();
  const written = await reportProgress.as(heping, { ...fields, day: late });
  expect(written.late).toBe(sentence);
  expect(await adjusted()).toBe(before + 1);
  expect((await reportProgress.as(heping, { ...fields, day: open })).late).toBeNull();
  const back = await reverseProgress.as(heping, { entry: written.entry, note: "登错了" });
  expect(back.late).toBe(sentence);
});

test("登记入会和冲正落在已审核的月份：同样说明", async () => {
  expect((await entryDesk.as(heping, {})).locked).toMatchObject(locked);
  const fields = { group: "courier", channel: "on_site", count: 2 } as const;
  const written = await join.as(heping, { ...fields, day: late });
  expect(written.late).toBe(sentence);
  expect((await join.as(heping, { ...fields, day: open })).late).toBeNull();
  const back = await reverse.as(heping, { movement: written.movement!, day: late, reason: "登错了" });
  expect(back.late).toBe(sentence);
});

test("企业登记推进落在已审核的月份：按企业所在单位说明", async () => {
  const register = {
    name: "迟报甲公司",
    kind: "subsidiary",
    unit: street,
    workers: "40",
    members: "0",
    on: "2022-05-10",
  } as const;
  const { id, late: first } = await registerEnterprise.as(heping, register);
  expect(first).toBe(sentence);
  const { row, locked: months } = await enterpriseOne.as(heping, { id });
  expect(months).toMatchObject(locked);
  const { version } = row;
  const moved = await moveStage.as(heping, { id, version, stage: "contacted" as const, on: late, evidence: [] });
  expect(moved.late).toBe(sentence);
  const { row: now } = await enterpriseOne.as(heping, { id });
  const again = { id, version: now.version, stage: "qualified" as const, on: open, reason: "已具备条件", evidence: [] };
  expect((await moveStage.as(heping, again)).late).toBeNull();
});

test("导入：预览和入账都说有几行落在已审核的月份", async () => {
  const chaoyang = await staffNamed("chaoyang");
  const heads = ["序号", "流水号", "日期", "转出单位", "转入单位", "发展单位", "职工群体", "入会渠道", "人数", "备注"];
  const rows = [late, "2022-05-31", open].map((day, at) => [
    at + 1,
    `T-${at}`,
    day,
    "",
    "和平街街道",
    "",
    "快递员",
    "现场",
    3,
    "",
  ]);
  const book = xlsx.utils.book_new();
  xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet([["会员变动"], heads, ...rows]), "会员变动");
  const file = new File([xlsx.write(book, { type: "buffer", bookType: "xlsx" })], "变动.xlsx");
  const { batch } = await membershipImport.upload.as(chaoyang, { file });
  const { counts } = await membershipImport.batch.as(chaoyang, { batch });
  expect(counts).toMatchObject({ rows: 3, add: 3, late: 2 });
  expect(await membershipImport.accept.as(chaoyang, { batch })).toMatchObject({ added: 3, late: 2 });
});
