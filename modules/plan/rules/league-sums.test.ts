import { expect, test } from "vitest";
import { restOf, type SummedFigure, sumsOf } from "./league-sums";

const count = (actual: number | null, target: number): SummedFigure => ({
  kind: "count",
  actual,
  target,
  numerator: actual,
  denominator: null,
});
const ratio = (n: number, d: number): SummedFigure => ({
  kind: "ratio",
  actual: (n / d) * 10_000,
  target: 10_000,
  numerator: n,
  denominator: d,
});

test("数量相加，缺的不当作 0", () => {
  expect(sumsOf([count(3, 5), null, count(null, 4)])).toEqual({ actual: 3, target: 9 });
  expect(sumsOf([count(null, 5)])).toEqual({ actual: null, target: 5 });
});

test("比率按 Σ分子 ÷ Σ分母，不取平均", () => {
  expect(sumsOf([ratio(1, 1), ratio(1, 9)]).actual).toBe(2000);
});

test("上级多出的部分单列一行，比率不列", () => {
  expect(restOf(count(10, 20), { actual: 8, target: 20 })).toEqual({ actual: 2, target: 0 });
  expect(restOf(count(8, 20), { actual: 8, target: 20 })).toBeNull();
  expect(restOf(ratio(1, 2), { actual: 1, target: 1 })).toBeNull();
});
