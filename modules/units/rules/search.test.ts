import { expect, test } from "vitest";
import orgFile from "@/db/seed/data/org-units.json";
import { unitsFromOrgFile } from "./org-file";
import { searchUnits } from "./search";

const rows = unitsFromOrgFile(orgFile);
const nameOf = new Map(rows.map((u) => [u.code, u.name]));
const units = rows.map((u) => ({ ...u, parent: nameOf.get(u.parentCode ?? "") ?? "" }));
const find = (text: string, limit = 8) => searchUnits(units, text, limit).map((u) => u.name);

test.each([
  ["朝阳", "朝阳区"],
  ["chaoyang", "朝阳区"],
  ["cy", "朝阳区"],
  ["CY", "朝阳区"],
  ["和平街", "和平街街道"],
  ["hepingjie", "和平街街道"],
  ["hpj", "和平街街道"],
  ["太阳宫乡", "太阳宫地区"],
  ["亦庄经开区", "北京经济技术开发区"],
  ["110105", "朝阳区"],
  ["jingkaiqu", "北京经济技术开发区"],
])("输入 %s，第一个是 %s", (text, name) => expect(find(text)[0]).toBe(name));

test("两个词：区在前，街道在后", () => {
  expect(find("海淀 八里庄")).toEqual(["八里庄街道"]);
  expect(searchUnits(units, "haidian blz", 8).map((u) => u.code)).toEqual(["110108005"]);
  expect(find("chaoyang hpj")[0]).toBe("和平街街道");
});

test("没输入、没找到都是空的，最多给这么多", () => {
  expect(find("  ")).toEqual([]);
  expect(find("qqqq")).toEqual([]);
  expect(find("街道", 5).length).toBe(5);
});
