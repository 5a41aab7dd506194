import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Calendar, isWorkday, workdaysBetween } from "@/platform/workdays";
import { dueDay, partsOf, periodAt, periodBefore, periodLabel, periodOfKey, runUpTo, shortLabel } from "./periods";

interface Shipped {
  years: Record<string, { offDays: { date: string }[]; makeUpWorkdays: { date: string }[] }>;
}
const shipped = JSON.parse(readFileSync("db/seed/data/cn-workdays.json", "utf8")) as Shipped;
const days = (pick: (year: Shipped["years"][string]) => { date: string }[]) =>
  new Set(Object.values(shipped.years).flatMap((year) => pick(year).map((d) => dayOf(d.date))));
const calendar: Calendar = {
  off: days((y) => y.offDays),
  work: days((y) => y.makeUpWorkdays),
  years: new Set(Object.keys(shipped.years).map(Number)),
};
const due = (key: string) => isoOf(dueDay(calendar, periodOfKey(key)!));
const cadences = fc.constantFrom("month" as const, "week" as const, "quarter" as const);
const anyDay = fc.integer({ min: dayOf("2020-01-01"), max: dayOf("2026-12-31") });

describe("periods", () => {
  test("a key names the period that made it, and a day lies in its own period", () =>
    fc.assert(
      fc.property(cadences, anyDay, (cadence, day) => {
        const period = periodAt(cadence, day);
        expect(periodOfKey(period.key)).toEqual(period);
        expect(period.start <= day && day <= period.end).toBe(true);
      }),
    ));
  test("the one before ends on the day before", () =>
    fc.assert(
      fc.property(cadences, anyDay, (cadence, day) => {
        const period = periodAt(cadence, day);
        expect(periodBefore(period).end).toBe(period.start - 1);
        expect(periodBefore(period).cadence).toBe(cadence);
      }),
    ));
  test("every week and quarter belongs to exactly one month", () =>
    fc.assert(
      fc.property(anyDay, (day: Day) => {
        const week = periodAt("week", day);
        const month = periodOfKey(week.month)!;
        expect(partsOf(month).filter((part) => part.key === week.key)).toHaveLength(1);
        const quarter = periodAt("quarter", day);
        expect(partsOf(periodOfKey(quarter.month)!).map((p) => p.key)).toContain(quarter.key);
      }),
    ));
  test("周数按 ISO：跨年的一周归星期四所在的年", () => {
    expect(periodAt("week", dayOf("2021-01-03")).key).toBe("2020-W53");
    expect(periodAt("week", dayOf("2024-12-30")).key).toBe("2025-W01");
    expect(periodOfKey("2021-W53")).toBeNull();
    expect(periodOfKey("2020-W53")?.month).toBe("2021-01");
  });
  test.each(["2026-13", "2026-00", "2026-Q5", "2026-W00", "2026-W54", "26-01", "2026-1", "x"])(
    "%s names nothing",
    (key) => expect(periodOfKey(key)).toBeNull(),
  );
  test("六月的各部分：月报、四个周报、二季度", () => {
    const keys = partsOf(periodOfKey("2022-06")!).map((p) => p.key);
    expect(keys).toEqual(["2022-06", "2022-W22", "2022-W23", "2022-W24", "2022-W25", "2022-Q2"]);
  });
  test("近六期到本期为止，旧的在前", () =>
    expect(runUpTo(periodOfKey("2022-02")!, 4).map((p) => p.key)).toEqual([
      "2021-11",
      "2021-12",
      "2022-01",
      "2022-02",
    ]));
  test("写法", () => {
    expect(["2022-06", "2022-W26", "2022-Q2"].map((k) => periodLabel(periodOfKey(k)!))).toEqual([
      "2022年6月",
      "2022年第26周",
      "2022年第2季度",
    ]);
    expect(["2022-06", "2022-W06", "2022-Q2"].map((k) => shortLabel(periodOfKey(k)!))).toEqual(["6月", "6周", "2季度"]);
  });
});

describe("报送截止日", () => {
  test.each([
    ["2022-06", "2022-07-07", "月末是星期四，第五个工作日隔一个周末"],
    ["2021-09", "2021-10-13", "国庆放假到 7 日，8、9 日上班（9 日调休），11、12、13 日"],
    ["2022-09", "2022-10-12", "国庆放假到 7 日，8、9 日调休上班，10、11、12 日"],
    ["2023-09", "2023-10-11", "中秋国庆放到 6 日，7、8 日调休上班，9、10、11 日"],
    ["2024-09", "2024-10-12", "国庆放到 7 日，8 至 11 日四天，12 日星期六调休上班"],
    ["2025-09", "2025-10-14", "国庆中秋放到 8 日，9、10 日，11 日调休上班，13、14 日"],
    ["2022-01", "2022-02-11", "春节 1 月 31 日至 2 月 6 日放假，7 至 11 日"],
    ["2021-01", "2021-02-05", "春节前：2 月 1 日至 5 日，7 日的调休不影响"],
    ["2023-12", "2024-01-08", "元旦放假一天，2 至 5 日四天，8 日"],
  ])("%s 月报 %s：%s", (key, day) => {
    // Counted by hand from the State Council's notices.
    expect(due(key)).toBe(day);
  });
  test.each([
    ["2022-W26", "2022-07-04", "下一个星期一"],
    ["2022-W39", "2022-10-08", "9 月 26 日至 10 月 2 日的一周，国庆后首个上班日是调休的星期六"],
    ["2021-W39", "2021-10-08", "9 月 27 日至 10 月 3 日的一周，国庆后首个工作日是星期五"],
    ["2022-W04", "2022-02-07", "1 月 24 日至 30 日的一周，春节后首个工作日"],
    ["2021-W06", "2021-02-18", "2 月 8 日至 14 日的一周，春节放到 17 日"],
    ["2024-W06", "2024-02-18", "2 月 5 日至 11 日的一周，2 月 18 日星期日调休上班"],
  ])("%s 周报 %s：%s", (key, day) => expect(due(key)).toBe(day));
  test.each([
    ["2022-Q2", "2022-07-07"],
    ["2022-Q3", "2022-10-12"],
    ["2021-Q4", "2022-01-10"],
  ])("%s 季报 %s", (key, day) => expect(due(key)).toBe(day));
  test("a due day is a working day, and one working day earlier would be too few", () =>
    fc.assert(
      fc.property(cadences, anyDay, (cadence, day) => {
        const period = periodAt(cadence, day);
        const last = dueDay(calendar, period);
        expect(isWorkday(calendar, last)).toBe(true);
        expect(workdaysBetween(calendar, period.end, last)).toBe(cadence === "week" ? 1 : 5);
      }),
    ));
});
