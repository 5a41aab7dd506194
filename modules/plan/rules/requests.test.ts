import { expect, test } from "vitest";
import { claimOf, objectionToDecider, objectionToExtension, objectionToHandedDue } from "./requests";

const city = { code: "11", level: "city", parentCode: null };
const chaoyang = { code: "110105", level: "district", parentCode: "11" };
const heping = { code: "110105005", level: "street", parentCode: "110105" };
const department = { code: "11.D02", level: "department", parentCode: "11" };

test("到期当天仍可申请，过了就不行；新时限只能往后", () => {
  expect(objectionToExtension("2022-07-06", "2022-08-31", "2022-07-06")).toBeNull();
  expect(objectionToExtension("2022-07-05", "2022-08-31", "2022-07-06")?.message).toContain("已过");
  expect(objectionToExtension("2022-07-31", "2022-07-31", "2022-07-06")?.field).toBe("newDue");
  expect(objectionToExtension(null, "2022-08-31", "2022-07-06")).not.toBeNull();
});

test("街道由区审批，区和部门由市审批，谁也不批自己的、不越级", () => {
  const asks = (unit: typeof heping) => ({ askedBy: "a", unit });
  expect(objectionToDecider({ id: "b", unit: chaoyang }, asks(heping))).toBeNull();
  expect(objectionToDecider({ id: "b", unit: city }, asks(heping))).not.toBeNull();
  expect(objectionToDecider({ id: "b", unit: city }, asks(chaoyang))).toBeNull();
  expect(objectionToDecider({ id: "b", unit: city }, asks(department))).toBeNull();
  expect(objectionToDecider({ id: "b", unit: chaoyang }, asks(chaoyang))).not.toBeNull();
  expect(objectionToDecider({ id: "a", unit: chaoyang }, asks(heping))).not.toBeNull();
});

test("有分解的单位动自己的时限，牵头部门动全市的时限，市级直接修改任务", () => {
  expect(claimOf(heping, { allocation: {}, leads: false })).toBe("allocation");
  expect(claimOf(department, { allocation: null, leads: true })).toBe("task");
  expect(claimOf(chaoyang, { allocation: null, leads: true })).toBeNull();
  expect(claimOf(department, { allocation: null, leads: false })).toBeNull();
  expect(claimOf(city, { allocation: null, leads: true })).toBeNull();
});

test("分解时限：不晚于本级，已过的不能往后挪，批准过的延期原样保留", () => {
  const on = (due: string | null, old: { dueOn: string | null } | null, given = "2022-09-30", task = "2022-06-30") =>
    objectionToHandedDue({ given, task, old, due }, "2022-07-06");
  expect(on("2022-09-30", null)).toBeNull();
  expect(on("2022-10-01", null)).toContain("不能晚于本级");
  expect(on("2099-12-31", { dueOn: "2099-12-31" })).toBeNull();
  expect(on("2022-07-31", { dueOn: "2022-08-31" })).toBeNull();
  expect(on("2022-08-31", { dueOn: "2022-07-31" })).toBeNull();
  expect(on("2022-08-31", { dueOn: "2022-07-05" })).toContain("已过");
  // Without a date of its own the task's counts, and that has passed as well.
  expect(on("2022-08-31", { dueOn: null })).toContain("2022-06-30 已过");
  expect(on(null, { dueOn: "2022-05-31" })).toContain("已过");
});
