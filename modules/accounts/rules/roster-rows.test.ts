import { expect, test } from "vitest";
import { readRoster } from "./roster-rows";

test("表头不在第一行、列序不同、有空行，也读得出", () => {
  const read = readRoster([
    ["2026 年名册"],
    ["姓名", "账号", "角色", "备注", "单位"],
    ["江问渠", "jwq", "经办", "", "和平街街道"],
    [],
    [null, "x1"],
  ]);
  expect(read).toEqual({
    rows: [
      { row: 3, account: "jwq", name: "江问渠", unit: "和平街街道", roles: "经办" },
      { row: 5, account: "x1", name: "", unit: "", roles: "" },
    ],
  });
});

test("缺列、无数据都说清", () => {
  expect(readRoster([["账号", "姓名", "单位"]])).toEqual({ error: "表头缺少“角色”列" });
  expect(readRoster([["账号", "姓名", "单位", "角色"]])).toEqual({ error: "表头下面没有数据" });
  expect(readRoster([["随便"]])).toEqual({ error: "没有找到表头：要有“账号、姓名、单位、角色”四列" });
});
