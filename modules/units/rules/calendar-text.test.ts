import { expect, test } from "vitest";
import { linesOf, readCalendar } from "./calendar-text";

test("按行、按段粘贴的放假安排", () => {
  const { days, errors } = readCalendar("日期 类型 名称\n2027-10-01至2027-10-03 放假 国庆节\n2027/10/9，上班\n", 2027);
  expect(errors).toEqual([]);
  expect(days.map((d) => `${d.day} ${d.kind} ${d.name}`)).toEqual([
    "2027-10-01 off 国庆节",
    "2027-10-02 off 国庆节",
    "2027-10-03 off 国庆节",
    "2027-10-09 work ",
  ]);
});

test("写错的行说出行号和原因", () => {
  const { errors } = readCalendar(
    "2026-01-01 放假\n2027-02-30 放假\n2027-03-01 过节\n不是日期\n2027-05-01 放假\n2027-05-01 上班",
    2027,
  );
  expect(errors).toEqual([
    "第 1 行：2026-01-01 不在 2027 年",
    "第 2 行：日期不存在",
    "第 3 行：“过节”不是类型，写“放假”或“上班”",
    "第 4 行：要写成“日期 类型 名称”，如 2027-10-01 放假 国庆节",
    "第 6 行：2027-05-01 写了两次",
  ]);
});

test("上传的表格和粘贴的文字读法一样", () => {
  const rows = [
    ["日期", "类型", "名称"],
    [{ date: "2027-10-01" }, "放假", "国庆节"],
    ["2027-10-09", "上班", null],
  ];
  expect(readCalendar(linesOf(rows), 2027).days.map((d) => d.kind)).toEqual(["off", "work"]);
});
