import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf } from "@/platform/dates";
import { addWorkdays, type Calendar } from "@/platform/workdays";
import { levelOrder } from "@/vocab/levels";
import { escalation, isNumbered, levelsAbove, numberText, risesTo } from "./escalation";

const plain: Calendar = { off: new Set(), work: new Set(), years: new Set([2022]) };
/** National Day 2022: 1 to 7 October off, the weekend of the 8th and 9th worked. */
const october: Calendar = {
  off: new Set([1, 2, 3, 4, 5, 6, 7].map((d) => dayOf(`2022-10-0${d}`))),
  work: new Set([dayOf("2022-10-08"), dayOf("2022-10-09")]),
  years: new Set([2022]),
};

const chase = { level: "chase", state: "in_progress", raised: null, asked: false } as const;
const due = dayOf("2022-07-06");

test("催办逾期满三个工作日的次日升为督办，督办逾期超过五个工作日升为挂牌督办", () => {
  const on = (n: number, level: "chase" | "supervise" = "chase") =>
    risesTo(plain, addWorkdays(plain, due, n), { ...chase, level, due });
  expect([on(0), on(3), on(4)]).toEqual([null, null, "supervise"]);
  expect([on(5, "supervise"), on(6, "supervise")]).toEqual([null, "listed"]);
});

test("国庆假期不计，调休上班计", () => {
  const on = (day: string) => risesTo(october, dayOf(day), { ...chase, due: dayOf("2022-09-29") });
  // 30 September, 8, 9 and 10 October are the first four working days.
  expect([on("2022-10-07"), on("2022-10-09"), on("2022-10-10")]).toEqual([null, null, "supervise"]);
});

test("升级后重新计日，待销号、待批延期和提醒不自动升级", () => {
  const late = dayOf("2022-08-30");
  expect(risesTo(plain, late, { ...chase, level: "supervise", due, raised: late })).toBeNull();
  expect(risesTo(plain, late, { ...chase, due, state: "submitted" })).toBeNull();
  expect(risesTo(plain, late, { ...chase, due, asked: true })).toBeNull();
  expect(risesTo(plain, late, { ...chase, due, level: "remind" })).toBeNull();
  expect(risesTo(plain, late, { ...chase, due, level: "listed" })).toBeNull();
});

test("每天检查一次，每级至多升一次，只升不降", () =>
  fc.assert(
    fc.property(fc.constantFrom(...levelOrder), fc.integer({ min: 1, max: 60 }), (level, days) => {
      let now: (typeof levelOrder)[number] = level;
      let raised: number | null = null;
      let rises = 0;
      for (let day = due; day <= due + days; day += 1) {
        const next = risesTo(plain, day, { ...chase, level: now, due, raised });
        if (next === null) continue;
        expect(levelsAbove(now)).toContain(next);
        // A second look on the same day changes nothing.
        expect(risesTo(plain, day, { ...chase, level: next, due, raised: day })).toBeNull();
        now = next;
        raised = day;
        rises += 1;
      }
      expect(rises).toBeLessThanOrEqual(Object.keys(escalation).length);
    }),
  ));

test("督办及以上编号", () => {
  expect(levelOrder.filter(isNumbered)).toEqual(["supervise", "listed"]);
  expect(numberText(2026, 12)).toBe("督办〔2026〕12 号");
});
