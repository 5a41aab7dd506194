import { expect, test } from "vitest";
import type { AttentionRow } from "@/modules/plan";
import { groupsOf } from "./waiting";

const late: AttentionRow = {
  id: 37,
  code: "7-05",
  title: "扩大职工之家、暖心驿站线上地图定位范围",
  status: "overdue",
  due: "2022-06-30",
  daysLate: 6,
  daysLeft: null,
  late: false,
  progress: null,
  expected: 1,
  running: true,
};
const none = { count: 0, rows: [] };
const of = (attention: AttentionRow[]) =>
  groupsOf({
    followUps: { sign: none, handle: none, close: none, extend: none },
    decisions: [],
    reports: [],
    periodic: { decide: 0, review: [], due: [] },
    attention,
  });

test("临期与逾期任务点开的正是这几项", () => {
  const [group] = of([late, { ...late, id: 9 }]);
  expect(group?.count).toBe(2);
  expect(new URL(group!.href, "http://board").searchParams.getAll("id")).toEqual(["37", "9"]);
  expect(of([])).toEqual([]);
});

test("没有数字的任务说明原因：台账未启用，还是没有填报", () => {
  expect(of([late])[0]?.items[0]?.sub).toContain("尚无数据");
  expect(of([{ ...late, running: false }])[0]?.items[0]?.sub).toContain("台账未启用");
});
