import { expect, test } from "vitest";
import { partyResolver, splitParties } from "./party-names";

const units = [
  { code: "11.D02", name: "基层组织建设部", shortName: "组织部", title: "基层组织建设部", aliases: ["基层工作部"] },
  { code: "110105", name: "朝阳区", shortName: "朝阳", title: "朝阳区总工会", aliases: [] },
];
const resolve = partyResolver(units);

test("顿号分隔，括号属于名称", () => {
  expect(splitParties("财务部、各街道（乡镇）总工会\n市温暖基金会；")).toEqual([
    "财务部",
    "各街道（乡镇）总工会",
    "市温暖基金会",
  ]);
  expect(splitParties("北京市服务工会（快递、外卖）、财务部")).toEqual(["北京市服务工会（快递、外卖）", "财务部"]);
});

test("类、单位（含别名与全称）、系统外单位分得清", () => {
  expect(resolve("各街道(乡镇)总工会").kind).toBe("streets");
  expect(resolve("基层工作部").unitCode).toBe("11.D02");
  expect(resolve("朝阳区总工会").unitCode).toBe("110105");
  expect(resolve("市温暖基金会")).toEqual({ kind: "outside", unitCode: null, name: "市温暖基金会" });
});
