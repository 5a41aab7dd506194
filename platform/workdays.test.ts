import fc from "fast-check";
import { describe, expect, test } from "vitest";
import file from "@/db/seed/data/cn-workdays.json";
import { type Day, dayOf, isoOf, yearOf } from "./dates";
import { addWorkdays, type Calendar, isEstimated, isWorkday, workdaysBetween } from "./workdays";

const years = Object.entries(file.years);
const cal: Calendar = {
  off: new Set(years.flatMap(([, y]) => y.offDays.map((d) => dayOf(d.date)))),
  work: new Set(years.flatMap(([, y]) => y.makeUpWorkdays.map((d) => dayOf(d.date)))),
  years: new Set(years.map(([year]) => Number(year))),
};
const days = fc.integer({ min: dayOf("2019-06-01"), max: dayOf("2028-06-01") });
const next = (iso: string, n: number) => isoOf(addWorkdays(cal, dayOf(iso), n));
const between = (a: string, b: string) => workdaysBetween(cal, dayOf(a), dayOf(b));

describe("节假日与调休", () => {
  test.each(years)("%s 年的天数和工作日数与国务院通知一致", (year, { days: length, workdays }) => {
    const all: Day[] = [];
    for (let d = dayOf(`${year}-01-01`); yearOf(d) === Number(year); d += 1) all.push(d);
    expect(all.length).toBe(length);
    expect(all.filter((d) => isWorkday(cal, d)).length).toBe(workdays);
  });

  test("2020 至 2026 年都有安排，2027 年按周一至周五估算", () => {
    for (let y = 2020; y <= 2026; y += 1) expect(isEstimated(cal, dayOf(`${y}-07-01`))).toBe(false);
    expect(isEstimated(cal, dayOf("2027-01-01"))).toBe(true);
    expect(isWorkday(cal, dayOf("2027-10-01"))).toBe(true);
    expect(isWorkday(cal, dayOf("2027-10-02"))).toBe(false);
  });

  test.each([
    ["2021-10-01", false, "国庆"],
    ["2021-10-07", false, "国庆末日"],
    ["2021-10-09", true, "国庆调休的周六"],
    ["2021-09-26", true, "国庆前调休的周日"],
    ["2022-01-29", true, "春节前调休的周六"],
    ["2022-02-04", false, "春节"],
    ["2022-02-07", true, "春节后第一天"],
    ["2020-01-31", false, "2020 年延长的春节假期"],
    ["2020-02-03", true, "延长假期后"],
    ["2023-01-03", true, "元旦后"],
    ["2022-12-31", false, "跨年的周六"],
  ])("%s 是否上班：%s（%s）", (iso, works) => expect(isWorkday(cal, dayOf(iso))).toBe(works));

  test("国庆前最后一天起第一个工作日是节后", () => {
    expect(next("2021-09-30", 1)).toBe("2021-10-08");
    expect(next("2021-09-30", 2)).toBe("2021-10-09");
    expect(next("2021-10-08", -1)).toBe("2021-09-30");
    expect(between("2021-09-30", "2021-10-08")).toBe(1);
    expect(between("2021-10-08", "2021-09-30")).toBe(-1);
  });
});

describe("推算", () => {
  const steps = fc.integer({ min: -60, max: 60 });

  test("加 n 个工作日，再数回来正好是 n", () =>
    fc.assert(fc.property(days, steps, (d, n) => workdaysBetween(cal, d, addWorkdays(cal, d, n)) === n || n < 0)));

  test("往前推到的日子都是工作日", () =>
    fc.assert(fc.property(days, steps, (d, n) => n === 0 || isWorkday(cal, addWorkdays(cal, d, n)))));

  test("工作日数可以分段相加", () =>
    fc.assert(
      fc.property(fc.array(days, { minLength: 3, maxLength: 3 }), (three) => {
        const [a, b, c] = three.map((d) => d % 400).map((d) => dayOf("2021-06-01") + d) as [Day, Day, Day];
        return workdaysBetween(cal, a, b) + workdaysBetween(cal, b, c) === workdaysBetween(cal, a, c);
      }),
    ));
});
