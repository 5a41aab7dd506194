import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed, NotFound } from "@/platform/errors";
import type { Staff } from "@/platform/staff";
import { findUnits, unitChoices, unitPlace } from ".";
import { mergeUnit } from "./writes/merge-unit";
import { moveUnit } from "./writes/move-unit";
import { renameUnit } from "./writes/rename-unit";
import { setCalendar } from "./writes/set-calendar";
import { setLiaison } from "./writes/set-liaison";

let sysadmin: Staff;
let chaoyang: Staff;
const unit = async (code: string) => (await ownerSql()`select * from units where code = ${code}`)[0]!;
const sumOf = async (like: string): Promise<number> =>
  Number((await ownerSql()`select coalesce(sum(value), 0) as n from figures_now where unit_code like ${like}`)[0]!.n);

/** Leaves a mark in the unit's history; answers which unit may read it. */
async function marked(code: string): Promise<() => Promise<string>> {
  const [mark] =
    await ownerSql()`insert into audit_log (request_id, staff_name, staff_unit, verb, outcome, unit_code, task_id)
    values ('test', '测试员', '测试单位', 'plan.report-progress', 'ok', ${code}, (select min(id) from tasks)) returning id`;
  return async () => (await ownerSql()`select unit_code from audit_log where id = ${mark!.id}`)[0]!.unit_code;
}

beforeAll(async () => {
  [sysadmin, chaoyang] = [await staffNamed("sysadmin"), await staffNamed("chaoyang")];
});

test("单位按中文、拼音、首字母都找得到，但只在本单位范围内", async () => {
  for (const q of ["和平街", "hepingjie", "hpj"]) {
    const found = await findUnits.as(chaoyang, { q });
    expect(found.map((u) => u.name)).toContain("和平街街道");
  }
  expect(await findUnits.as(chaoyang, { q: "海淀" })).toEqual([]);
  const choices = await unitChoices.as(chaoyang, {});
  expect(choices.every((u) => u.code.startsWith("110105"))).toBe(true);
  expect(choices.length).toBe(44);
});

test("所在位置：范围内的路径和下级；范围外与不存在回答一样", async () => {
  const place = await unitPlace.as(chaoyang, {});
  expect(place.path.map((u) => u.name)).toEqual(["朝阳区"]);
  expect(place.children).toHaveLength(43);
  for (const code of ["110108", "110199"])
    await expect(unitPlace.as(chaoyang, { unit: code })).rejects.toThrow(NotFound);
  await expect(renameUnit.as(chaoyang, {} as never)).rejects.toThrow(NotAllowed);
});

test("街道换区：代码换前缀，行、人和范围一起走，市里的合计不变", async () => {
  const heping = await staffNamed("heping");
  const old = await unit(heping.unit.code);
  const rows = await sumOf(`${old.code}%`);
  expect(rows).not.toBe(0);
  const city = await sumOf("11%");
  const history = await marked(old.code);
  const { code } = await moveUnit.as(sysadmin, { unit: old.code, version: old.version, parent: "110108" });
  expect(code).toMatch(/^110108\d{3}$/);
  expect(await history()).toBe(code);
  expect(await sumOf(`${code}%`)).toBe(rows);
  expect(await sumOf(`${old.code}%`)).toBe(0);
  expect(await sumOf("11%")).toBe(city);
  expect((await staffNamed("heping")).read.lo).toBe(code);
  expect((await unit(code)).statutory_code).toBe(old.statutory_code);
  const [mark] = await ownerSql()`select before, after from audit_log where verb = 'unit.move' and outcome = 'ok'`;
  expect(mark).toEqual({ before: { code: old.code, parent: "110105" }, after: { code, parent: "110108" } });
  const district = await unit("110105");
  await expect(moveUnit.as(sysadmin, { unit: "110105", version: district.version, parent: "110108" })).rejects.toThrow(
    "只有街道",
  );
});

test("街道合并：数字和目标相加，原名成为别名，原单位停用", async () => {
  const [gone, kept] =
    (await ownerSql()`select code, name, version from units where parent_code = '110108' and active order by code limit 2`) as unknown as [
      { code: string; name: string; version: number },
      { code: string; name: string; version: number },
    ];
  const total = (await sumOf(gone.code)) + (await sumOf(kept.code));
  const targets = async () =>
    Number(
      (
        await ownerSql()`select coalesce(sum(target), 0) as n from allocations where unit_code in (${gone.code}, ${kept.code})`
      )[0]!.n,
    );
  const before = await targets();
  const history = await marked(gone.code);
  await mergeUnit.as(sysadmin, { unit: gone.code, version: gone.version, into: kept.code });
  expect(await sumOf(kept.code)).toBe(total);
  expect(await sumOf(gone.code)).toBe(0);
  expect(await targets()).toBe(before);
  expect(await history()).toBe(kept.code);
  expect((await unit(gone.code)).active).toBe(false);
  expect((await unit(kept.code)).aliases).toContain(gone.name);
});

test("改名保留原名为别名，拼音跟着变；旧版本不能覆盖", async () => {
  const row = await unit("110105010");
  const words = {
    unit: row.code,
    version: row.version,
    name: "新光街道",
    shortName: "新光",
    title: "新光街道总工会",
    aliases: "",
  };
  await renameUnit.as(sysadmin, words);
  expect(await unit(row.code)).toMatchObject({
    pinyin: "xinguang",
    initials: "xg",
    aliases: expect.arrayContaining([row.name]),
  });
  await expect(renameUnit.as(sysadmin, words)).rejects.toThrow("刚被修改");
});

test("联络员登记与空缺；日历一行写错则全部不动", async () => {
  await setLiaison.as(sysadmin, { unit: "110105", name: "", phone: "" });
  expect((await unitPlace.as(await staffNamed("city"), {})).children.find((u) => u.code === "110105")?.liaison).toBe(
    "",
  );
  const days = async () =>
    (
      await ownerSql()`select count(*)::int as n from calendar_days where day >= '2027-01-01' and day <= '2027-12-31'`
    )[0]!.n;
  await expect(setCalendar.as(sysadmin, { year: 2027, text: "2027-01-01 放假\n乱写" })).rejects.toThrow("第 2 行");
  expect(await days()).toBe(0);
  await setCalendar.as(sysadmin, { year: 2027, text: "2027-01-01至2027-01-03 放假 元旦\n2027-01-09 上班" });
  expect(await days()).toBe(4);
});
