import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "@/platform/dates";
import { isExpected, lookOf, ratesOf } from "./expected";
import { differenceTo, jumpOf, medianOf, none, type Pair, sum } from "./figures";
import { objectionToReasons, objectionToZero, stateAfter } from "./flow";
import { periodOfKey } from "./periods";

const span = {
  planStart: dayOf("2021-08-31"),
  planEnd: dayOf("2022-12-31"),
  since: dayOf("2022-01-01"),
  today: dayOf("2022-07-06"),
};
const expected = (key: string, change: Partial<typeof span> | { since: null } = {}) =>
  isExpected(periodOfKey(key)!, { ...span, ...change });

describe("应报", () => {
  test("结束了的整月才应报，没结束的不算", () => {
    expect(expected("2022-06")).toBe(true);
    expect(expected("2022-07")).toBe(false);
    expect(expected("2022-06", { today: dayOf("2022-06-30") })).toBe(false);
    expect(expected("2022-06", { today: dayOf("2022-07-01") })).toBe(true);
  });
  test("开始用报告以前、方案以外的期间不应报", () => {
    expect(expected("2021-12")).toBe(false);
    expect(expected("2021-08", { since: dayOf("2021-08-01") })).toBe(false);
    expect(expected("2023-01", { today: dayOf("2023-03-01") })).toBe(false);
  });
  test("还没有任何报告时，只要最近一期", () => {
    expect(expected("2022-06", { since: null })).toBe(true);
    expect(expected("2022-05", { since: null })).toBe(false);
    expect(expected("2022-W26", { since: null })).toBe(true);
    expect(expected("2022-W25", { since: null })).toBe(false);
  });
});

describe("未报、零报告、已报", () => {
  test("草稿仍是未报，零要报出来才是零", () => {
    expect(lookOf(null)).toBe("missing");
    expect(lookOf({ state: "draft", zero: true })).toBe("missing");
    expect(lookOf({ state: "submitted", zero: true })).toBe("zero");
    expect(lookOf({ state: "submitted", zero: false })).toBe("submitted");
    expect(lookOf({ state: "approved", zero: true })).toBe("approved");
    expect(lookOf({ state: "returned", zero: false })).toBe("returned");
  });
  test("没有变化而不勾零报告、有变化而勾了，都要改", () => {
    expect(objectionToZero({ zero: false, changes: [0, 0] })?.field).toBe("zero");
    expect(objectionToZero({ zero: false, changes: [] })?.field).toBe("zero");
    expect(objectionToZero({ zero: true, changes: [0, 3] })?.message).toContain("1 项");
    expect(objectionToZero({ zero: true, changes: [0] })).toBeNull();
    expect(objectionToZero({ zero: false, changes: [0, -2] })).toBeNull();
  });
});

describe("齐全率和及时率", () => {
  const due = dayOf("2022-07-07");
  test("图上的 43 个街道：报了 40 个，截至今日都及时", () => {
    const filed = [...Array(40).fill({ firstOn: due - 2, due }), ...Array(3).fill({ firstOn: null, due })];
    const rates = ratesOf(filed);
    expect(rates).toMatchObject({ expected: 43, submitted: 40, onTime: 40 });
    expect(rates.completeness).toBeCloseTo(0.9302, 4);
  });
  test("当天报送算及时，次日不算", () => {
    expect(
      ratesOf([
        { firstOn: due, due },
        { firstOn: due + 1, due },
      ]),
    ).toMatchObject({ submitted: 2, onTime: 1 });
  });
  test("没有应报的，率为缺", () => expect(ratesOf([]).completeness).toBeNull());
  test("on time ≤ submitted ≤ expected", () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ firstOn: fc.option(fc.integer({ min: 0, max: 9 })), due: fc.integer({ min: 0, max: 9 }) }),
        ),
        (filed) => {
          const { expected: all, submitted, onTime } = ratesOf(filed);
          expect(onTime <= submitted && submitted <= all).toBe(true);
        },
      ),
    ));
});

describe("汇总", () => {
  const pairs = fc.array(fc.record({ n: fc.option(fc.integer()), d: fc.option(fc.integer()) }));
  test("缺的不当 0：全缺是缺，部分缺只加有的", () => {
    expect(sum([none, none])).toEqual(none);
    expect(sum([])).toEqual(none);
    expect(sum([{ n: 3, d: null }, none, { n: 0, d: 5 }])).toEqual({ n: 3, d: 5 });
  });
  test("the order of the parts does not matter", () =>
    fc.assert(
      fc.property(pairs, (parts: Pair[]) => {
        expect(sum([...parts].reverse())).toEqual(sum(parts));
      }),
    ));
  test("与实时数字的差", () => {
    expect(differenceTo({ n: 230, d: null }, { n: 218, d: null })).toBe(12);
    expect(differenceTo({ n: 5, d: null }, none)).toBe(5);
    expect(differenceTo(none, none)).toBeNull();
  });
});

describe("跳变", () => {
  test("超过上期五倍、或前几期中位数的五倍，才提示", () => {
    expect(jumpOf(218, 42, null)).toMatchObject({ against: "previous" });
    expect(jumpOf(218, 42, null)!.times).toBeCloseTo(5.19, 2);
    expect(jumpOf(210, 42, null)).toBeNull();
    expect(jumpOf(21, 10, 4)).toMatchObject({ against: "median", times: 5.25 });
    expect(jumpOf(20, 10, 4)).toBeNull();
  });
  test("没有可比的、为零的、减少的不提示", () => {
    expect(jumpOf(100, null, null)).toBeNull();
    expect(jumpOf(100, 0, 0)).toBeNull();
    expect(jumpOf(-100, 1, 1)).toBeNull();
    expect(jumpOf(null, 1, 1)).toBeNull();
  });
  test("少于三期没有中位数", () => {
    expect(medianOf([1, 2])).toBeNull();
    expect(medianOf([9, 1, 5])).toBe(5);
    expect(medianOf([4, 1, 9, 2])).toBe(3);
  });
});

describe("流转", () => {
  test("报送、通过、退回、撤销通过各从哪个状态走", () => {
    expect(stateAfter("draft", "submit")).toBe("submitted");
    expect(stateAfter("returned", "submit")).toBe("submitted");
    expect(stateAfter("submitted", "submit")).toBeNull();
    expect(stateAfter("approved", "submit")).toBeNull();
    expect(stateAfter("submitted", "approve")).toBe("approved");
    expect(stateAfter("submitted", "return")).toBe("returned");
    expect(stateAfter("returned", "approve")).toBeNull();
    expect(stateAfter("approved", "unapprove")).toBe("submitted");
    expect(stateAfter("draft", "unapprove")).toBeNull();
  });
  test("退回要写明字段和原因，同一字段一条", () => {
    expect(objectionToReasons([])?.field).toBe("text");
    const reason = { field: "did", label: "主要做法", text: "过于简略" };
    expect(objectionToReasons([reason])).toBeNull();
    expect(objectionToReasons([reason, reason])?.message).toContain("同一字段");
  });
});
