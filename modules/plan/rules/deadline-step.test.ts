import { expect, test } from "vitest";
import { withDeadline } from "./deadline-step";

const steps = [
  { day: "2021-10-31", share: 0.5 },
  { day: "2021-12-31", share: 1 },
];

test("时限变了，落在时限当天的节点跟着走，其余不动", () => {
  expect(withDeadline(steps, "2021-12-31", "2022-03-31").map((step) => step.day)).toEqual(["2021-10-31", "2022-03-31"]);
  expect(withDeadline(steps, "2021-12-31", "2021-11-30").map((step) => step.day)).toEqual(["2021-10-31", "2021-11-30"]);
});

test("时限没变、没有时限，节点都不动", () => {
  expect(withDeadline(steps, "2021-12-31", "2021-12-31")).toEqual(steps);
  expect(withDeadline(steps, null, "2022-03-31")).toEqual(steps);
  expect(withDeadline(steps, "2021-12-31", null)).toEqual(steps);
});
