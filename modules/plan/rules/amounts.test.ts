import fc from "fast-check";
import { expect, test } from "vitest";
import { isJump, parseAmount, parseTarget, shownAmount, typedAmount, typicalAmount } from "./amounts";

test("十二位以内的数，写进去什么，读出来还是什么", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }),
      fc.constantFrom("count" as const, "ratio" as const, "money" as const, "milestone" as const),
      (value, kind) => {
        expect(parseAmount(typedAmount(value, kind), kind)).toBe(value);
        expect(parseAmount(shownAmount(value, kind), kind)).toBe(value);
      },
    ),
  ));

test("万元最多六位小数，一分不差", () => {
  expect(parseAmount("1", "money")).toBe(1_000_000);
  expect(parseAmount("0.000001", "money")).toBe(1);
  expect(parseAmount("12.34", "money")).toBe(12_340_000);
  expect(parseAmount("0.0000001", "money")).toBeNull();
});

test("人数不能带小数；全角数字、千分位、减号都认", () => {
  expect(parseAmount("1.5", "count")).toBeNull();
  expect(parseAmount("３，２００", "count")).toBe(3200);
  expect(parseAmount("−3", "count")).toBe(-3);
  expect(parseAmount("三", "count")).toBeNull();
  expect(parseAmount("", "count")).toBeNull();
});

test("比率的目标是百分数，不超过 100%", () => {
  expect(parseTarget("98.5%", "ratio")).toBe(9850);
  expect(parseTarget("100", "ratio")).toBe(10_000);
  expect(parseTarget("101", "ratio")).toBeNull();
  expect(parseTarget("0", "count")).toBeNull();
});

test("不足三次填报没有中位数，也就没有提醒", () => {
  expect(typicalAmount([3, 4])).toBeNull();
  expect(typicalAmount([3, -4, 5])).toBe(4);
  expect(isJump(21, 4)).toBe(true);
  expect(isJump(20, 4)).toBe(false);
  expect(isJump(9999, null)).toBe(false);
});
