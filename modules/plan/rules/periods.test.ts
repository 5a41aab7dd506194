import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import { cadences } from "@/vocab/cadence";
import { periodOf } from "./periods";

const span = (cadence: (typeof cadences)[number], day: string) => {
  const { start, end } = periodOf(cadence, dayOf(day));
  return [isoOf(start), isoOf(end)];
};

test("周一到周日算一周，跨年的周不断开", () => {
  expect(span("周报", "2022-07-06")).toEqual(["2022-07-04", "2022-07-10"]);
  expect(span("周报", "2023-01-01")).toEqual(["2022-12-26", "2023-01-01"]);
});

test("月与季度按自然月算", () => {
  expect(span("月报", "2024-02-29")).toEqual(["2024-02-01", "2024-02-29"]);
  expect(span("季报", "2022-07-06")).toEqual(["2022-07-01", "2022-09-30"]);
  expect(span("季报", "2022-12-31")).toEqual(["2022-10-01", "2022-12-31"]);
});

test("每一天都在自己的期间里，期间首尾相接", () =>
  fc.assert(
    fc.property(fc.constantFrom(...cadences), fc.integer({ min: 18_000, max: 22_000 }), (cadence, day) => {
      const { start, end } = periodOf(cadence, day);
      expect(start <= day && day <= end).toBe(true);
      expect(periodOf(cadence, end + 1).start).toBe(end + 1);
    }),
  ));
