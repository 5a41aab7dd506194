import { expect, test } from "vitest";
import { decomposition } from "./allocation";

const of = (...targets: (number | null)[]) => targets.map((target) => ({ target, confirmed: true }));

test("互助保障 1000 万元分到各区 980，差额 20 由市里掌握", () =>
  expect(decomposition("money", 1_000_000_000, of(980_000_000, null))).toEqual({
    sum: 980_000_000,
    difference: 20_000_000,
    set: 1,
    proposed: 0,
  }));

test("分下去的比目标多，差额为负", () => expect(decomposition("count", 10, of(7, 5)).difference).toBe(-2));

test("比率不相加", () =>
  expect(decomposition("ratio", 10_000, of(10_000, 10_000))).toMatchObject({ sum: null, difference: null, set: 2 }));

test("还没分解时没有合计，不是 0", () =>
  expect(decomposition("count", 10, of(null, null))).toMatchObject({ sum: null, difference: null, set: 0 }));

test("目标未定时只有合计；未核定的另数", () =>
  expect(
    decomposition("count", null, [
      { target: 3, confirmed: false },
      { target: 4, confirmed: true },
    ]),
  ).toEqual({
    sum: 7,
    difference: null,
    set: 2,
    proposed: 1,
  }));
