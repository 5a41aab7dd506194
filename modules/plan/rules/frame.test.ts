import { expect, test } from "vitest";
import { codesOf, numeralOf, readAspect, readMeasure } from "./frame";

test("方面和措施的编号按写法读出，组织保障不计入", () => {
  expect(readAspect("一、强化思想政治引领，提升党组织及工会组织影响力")).toEqual({
    no: 1,
    title: "强化思想政治引领，提升党组织及工会组织影响力",
  });
  expect(readAspect("组织保障")?.no).toBe(0);
  expect(readMeasure("（十）积极构建和谐劳动关系", [])).toEqual({ no: 10, title: "积极构建和谐劳动关系" });
  expect(readMeasure("合力推进工会组建", [])?.no).toBe(3);
  expect(readMeasure("本单位自拟的措施", [{ no: 11, title: "本单位自拟的措施" }])?.no).toBe(11);
  expect(readMeasure("看不出是哪一条", [])).toBeNull();
  expect([..."一五十"].map(numeralOf)).toEqual([1, 5, 10]);
  expect(numeralOf("二十一")).toBe(21);
});

test("编号按序号在措施内排，已有编号不动，新任务不占别人的号", () => {
  const fresh = codesOf([
    { seq: 5, measureNo: 2, code: null },
    { seq: 4, measureNo: 1, code: null },
    { seq: 7, measureNo: 2, code: null },
  ]);
  expect(Object.fromEntries(fresh)).toEqual({ 4: "1-01", 5: "2-01", 7: "2-02" });
  const later = codesOf([
    { seq: 5, measureNo: 2, code: "2-01" },
    { seq: 6, measureNo: 2, code: null },
    { seq: 7, measureNo: 2, code: "2-02" },
  ]);
  expect(later.get(6)).toBe("2-03");
});
