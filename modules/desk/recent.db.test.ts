import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { recentChanges } from "./reads/recent";

async function log(unit: string, at: string, outcome = "ok", note = "测试"): Promise<void> {
  await ownerSql()`insert into audit_log (at, request_id, staff_name, staff_unit, verb, outcome, unit_code, task_id, note)
    values (${at}, 'test', '测试员', '测试单位', 'plan.report-progress', ${outcome}, ${unit}, (select min(id) from tasks), ${note})`;
}

beforeAll(async () => {
  await log("110108002", "2022-07-05T17:20:00+08:00", "ok", "海淀的");
  await log("110105007", "2022-07-04T08:00:00+08:00", "ok", "较早的");
  await log("110105007", "2022-07-05T23:59:00+08:00", "ok", "昨天的");
  await log("110105007", "2022-07-06T09:12:00+08:00", "refused", "被拒的");
  await log("110105007", "2022-07-06T09:12:00+08:00", "ok", "今天的");
});

test("只有本单位范围内已生效的变动，最新的在前", async () => {
  const rows = await recentChanges.as(await staffNamed("heping"), { limit: 3 });
  expect(rows.map(({ note }) => note)).toEqual(["今天的", "昨天的", "较早的"]);
  expect(rows[0]).toMatchObject({ who: "测试单位 测试员", what: "填报进展", time: "09:12" });
  const city = await recentChanges.as(await staffNamed("city"), { limit: 20 });
  expect(city.map(({ note }) => note)).toContain("海淀的");
  expect(city.map(({ note }) => note)).not.toContain("被拒的");
});

test("时间用今天、昨天和日期三种写法", async () => {
  const rows = await recentChanges.as(await staffNamed("heping"), { limit: 3 });
  expect(rows.map(({ time }) => time)).toEqual(["09:12", "昨天 23:59", "07-04 08:00"]);
});
