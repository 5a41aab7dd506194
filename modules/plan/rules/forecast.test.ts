import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import { forecast, type Pace } from "./forecast";

const today = dayOf("2022-07-06");
const pace: Pace = { total: 600, recent: 160, target: 1000, start: dayOf("2021-08-31"), due: dayOf("2022-12-31") };

test("近八周每周 20，还差 400，二十周后完成", () => {
  const result = forecast(pace, today, 8);
  expect(result.pacePerWeek).toBe(20);
  expect(isoOf(result.metOn!)).toBe("2022-11-23");
  expect(result.lateDays).toBe(0);
  expect(result.neededPerWeek).toBeCloseTo((400 * 7) / 178);
});

test("速度为零或为负，按当前速度无法完成", () => {
  for (const recent of [0, -5]) {
    const result = forecast({ ...pace, recent }, today, 8);
    expect(result).toMatchObject({ impossible: true, metOn: null, lateDays: null });
  }
  expect(forecast({ ...pace, recent: 0.000001 }, today, 8).impossible).toBe(true);
});

test("已经达到目标的，不再预测", () => {
  const result = forecast({ ...pace, total: 1000, recent: 0 }, today, 8);
  expect(result).toMatchObject({ impossible: false, metOn: null, neededPerWeek: 0, lateDays: 0 });
});

test("没有目标或没有时限，就没有所需速度", () => {
  expect(forecast({ ...pace, target: null }, today, 8)).toMatchObject({
    neededPerWeek: null,
    metOn: null,
    impossible: false,
  });
  expect(forecast({ ...pace, due: null }, today, 8)).toMatchObject({ neededPerWeek: null, lateDays: null });
  expect(forecast({ ...pace, due: today }, today, 8).neededPerWeek).toBeNull();
});

test("开工不到八周的，按开工以来的周数算速度", () =>
  expect(forecast({ ...pace, recent: 30, start: today - 20 }, today, 8).pacePerWeek).toBe(10));

test("按所需速度走，正好不迟于时限", () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 400 }), (total, left) => {
      const due = today + left;
      const needed = forecast({ ...pace, total, due }, today, 8).neededPerWeek!;
      expect(forecast({ ...pace, total, due, recent: needed * 8 }, today, 8).lateDays).toBe(0);
    }),
  ));
