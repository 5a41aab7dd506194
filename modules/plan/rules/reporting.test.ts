import fc from "fast-check";
import { expect, test } from "vitest";
import { isTyped, objectionToReport, type Reportable } from "./reporting";

const count: Reportable = { source: "manual", standIn: false, kind: "count", startsOn: "2021-08-31" };
const entry = { day: "2022-07-06", amount: 3, base: null, note: "" };
const none = { amount: 0, base: 0 };

test("日期在任务起始与今天之间", () => {
  expect(objectionToReport(count, entry, none, "2022-07-06")).toBeNull();
  expect(objectionToReport(count, { ...entry, day: "2022-07-07" }, none, "2022-07-06")?.field).toBe("day");
  expect(objectionToReport(count, { ...entry, day: "2021-08-30" }, none, "2022-07-06")?.field).toBe("day");
});

test("减少要写原因，且累计不能小于零", () => {
  const less = { ...entry, amount: -3 };
  expect(objectionToReport(count, less, { amount: 5, base: 0 }, "2022-07-06")?.field).toBe("note");
  expect(objectionToReport(count, { ...less, note: "重复填报" }, { amount: 5, base: 0 }, "2022-07-06")).toBeNull();
  expect(objectionToReport(count, { ...less, note: "重复填报" }, { amount: 2, base: 0 }, "2022-07-06")?.field).toBe(
    "amount",
  );
});

test("被接受的比率填报，累计分子永远不大于分母", () =>
  fc.assert(
    fc.property(
      fc.array(fc.record({ amount: fc.integer({ min: -20, max: 20 }), base: fc.integer({ min: -20, max: 20 }) })),
      (reports) => {
        const task: Reportable = { ...count, kind: "ratio" };
        let totals = none;
        for (const { amount, base } of reports) {
          const increment = { ...entry, amount, base, note: "核对" };
          if (objectionToReport(task, increment, totals, "2022-07-06")) continue;
          totals = { amount: totals.amount + amount, base: totals.base + base };
        }
        expect(totals.amount).toBeGreaterThanOrEqual(0);
        expect(totals.amount).toBeLessThanOrEqual(totals.base);
      },
    ),
  ));

test("台账启用前代填的任务人工填报；台账统计的任务不填报", () => {
  expect(isTyped({ source: "manual", standIn: false })).toBe(true);
  expect(isTyped({ source: "activities", standIn: true })).toBe(true);
  expect(isTyped({ source: "activities", standIn: false })).toBe(false);
});
