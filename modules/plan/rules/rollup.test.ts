import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sumOf } from "./progress";
import { type Contender, league, type RollupItem, rollup, timelinessOf } from "./rollup";
import { defaultThresholds } from "./thresholds";

const item: RollupItem = { status: "on_track", progress: 0.5, expected: 0.5, target: 10, weight: 1, running: true };
const of = (...items: Partial<RollupItem>[]) =>
  rollup(
    items.map((i) => ({ ...item, ...i })),
    defaultThresholds,
  );

describe("措施和单位的合成进度", () => {
  test("超额完成只按 100% 计", () => expect(of({ progress: 3 }, { progress: 0 }).progress).toBe(0.5));

  test("未定目标、台账未启用、缺数、目标为 0 的都不进平均", () => {
    const result = of(
      { progress: 0.8 },
      { target: null, progress: null, status: "no_target" },
      { running: false, progress: 0 },
      { progress: null },
      { target: 0, progress: 1 },
    );
    expect(result).toMatchObject({ n: 1, progress: 0.8, withoutTarget: 1 });
  });

  test("一项都没有时是缺，不是 0，也不亮灯", () => {
    expect(of()).toEqual({ n: 0, progress: null, expected: null, light: null, overdue: 0, withoutTarget: 0 });
    expect(of({ progress: null }).progress).toBeNull();
  });

  test("权重由专班设置", () => expect(of({ progress: 1, weight: 3 }, { progress: 0 }).progress).toBe(0.75));

  test("灯只看两个平均数，逾期数另外列", () => {
    expect(of({ progress: 0.2, expected: 1, status: "overdue" }, { progress: 1, expected: 0.1 })).toMatchObject({
      light: "on_track",
      overdue: 1,
    });
    expect(of({ progress: 0.3, expected: 0.6 }).light).toBe("behind");
    expect(of({ progress: 0.5, expected: 0.6 }).light).toBe("at_risk");
  });

  test("平均数落在最小与最大之间", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 2, noNaN: true }), { minLength: 1 }), (shares) => {
        const { progress } = of(...shares.map((progress) => ({ progress })));
        const capped = shares.map((s) => Math.min(1, s));
        expect(progress!).toBeGreaterThanOrEqual(Math.min(...capped) - 1e-9);
        expect(progress!).toBeLessThanOrEqual(Math.max(...capped) + 1e-9);
      }),
    ));
});

test("比率汇总是分子之和除以分母之和，不是平均", () => {
  expect(sumOf([{ n: 1, d: 1 }, { n: 0, d: 99 }, null])).toEqual({ n: 1, d: 100 });
  expect(sumOf([null, null])).toBeNull();
  expect(sumOf([{ n: 3 }, { n: 4 }])).toEqual({ n: 7 });
});

describe("排名", () => {
  const peer = (code: string, progress: number | null, timeliness: number | null = null, n = 9): Contender => ({
    code,
    progress,
    timeliness,
    n,
  });

  test("先比进度，再比及时率；并列占同一名次，后一名跳过", () => {
    const places = league(
      [peer("a", 0.5, 0.2), peer("b", 0.7), peer("c", 0.5, 0.9), peer("d", 0.5, 0.2), peer("e", 0.1)],
      defaultThresholds,
    );
    expect(places.map((p) => [p.code, p.rank])).toEqual([
      ["b", 1],
      ["c", 2],
      ["a", 3],
      ["d", 3],
      ["e", 5],
    ]);
  });

  test("项数不足或缺数的不排名，列在最后", () => {
    const places = league([peer("a", 0.9, 1, 4), peer("b", null), peer("c", 0.1)], defaultThresholds);
    expect(places.map((p) => [p.code, p.rank])).toEqual([
      ["c", 1],
      ["a", null],
      ["b", null],
    ]);
  });

  test("名次升降与上期相比", () => {
    const earlier = new Map([
      ["a", 3],
      ["b", 1],
      ["c", null],
    ]);
    const places = league([peer("a", 0.9), peer("b", 0.8), peer("c", 0.7), peer("d", 0.6)], defaultThresholds, earlier);
    expect(places.map((p) => p.change)).toEqual([2, -1, null, null]);
  });

  test("名次越前，进度越不低", () =>
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (shares) => {
        const places = league(
          shares.map((s, i) => peer(String(i), s)),
          defaultThresholds,
        );
        for (const [i, place] of places.entries()) {
          if (i > 0)
            expect(shares[Number(place.code)]!).toBeLessThanOrEqual(shares[Number(places[i - 1]!.code)]! + 1e-8);
        }
      }),
    ));

  test("及时率只看到期的、有目标的", () => {
    const due = 100;
    const rows = [
      { status: "done" as const, late: false, due },
      { status: "done" as const, late: true, due },
      { status: "overdue" as const, late: false, due },
      { status: "no_target" as const, late: false, due },
      { status: "on_track" as const, late: false, due: 300 },
    ];
    expect(timelinessOf(rows, 200)).toBeCloseTo(1 / 3);
    expect(timelinessOf(rows, 50)).toBeNull();
  });
});
