import { expect, test } from "vitest";
import { dayOf, isoOf } from "@/platform/dates";
import type { Calendar } from "@/platform/workdays";
import { ageOf, meanTerm, proposedDue } from "./term";

// National Day 2022: off from 1 to 7 October, worked on the weekend of 8 and 9.
const calendar: Calendar = {
  off: new Set([1, 2, 3, 4, 5, 6, 7].map((d) => dayOf(`2022-10-0${d}`))),
  work: new Set([dayOf("2022-10-08"), dayOf("2022-10-09")]),
  years: new Set([2022]),
};

test("节前一天催办，期限落在节后第五个工作日", () => {
  expect(isoOf(proposedDue(calendar, dayOf("2022-09-30"), "chase"))).toBe("2022-10-12");
});

test("账龄只数工作日，长假不算；发出当天为 0，日历被拨回也不为负", () => {
  expect(ageOf(calendar, dayOf("2022-09-30"), dayOf("2022-10-07"))).toBe(0);
  expect(ageOf(calendar, dayOf("2022-09-30"), dayOf("2022-10-08"))).toBe(1);
  expect(ageOf(calendar, dayOf("2022-10-10"), dayOf("2022-09-30"))).toBe(0);
});

test("平均用时是各项用时的平均，没有销号的为空", () => {
  const closed = (issued: string, day: string) => ({ issued: dayOf(issued), closed: dayOf(day) });
  expect(meanTerm(calendar, [])).toBeNull();
  expect(meanTerm(calendar, [closed("2022-09-30", "2022-10-10"), closed("2022-09-29", "2022-09-30")])).toBe(2);
});
