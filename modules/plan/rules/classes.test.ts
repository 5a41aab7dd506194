import fc from "fast-check";
import { expect, test } from "vitest";
import { classesOf } from "./classes";

const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

test("完成率高的，分档不会低于完成率低的", () =>
  fc.assert(
    fc.property(shares, (list) => {
      const { of } = classesOf(list);
      const sorted = list.toSorted((a, b) => a - b).map(of);
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      expect(sorted.every((at) => at >= 0 && at < 5)).toBe(true);
    }),
  ));

test("挤在一起的完成率也分得开档", () => {
  const { labels, of } = classesOf([0.872, 0.885, 0.893, 0.904, 0.918]);
  expect(labels).toEqual(["<88%", "88–89%", "89–90%", "90–91%", "≥91%"]);
  expect([0.872, 0.885, 0.893, 0.904, 0.918].map(of)).toEqual([0, 1, 2, 3, 4]);
});

test("显示为 90.0% 的落在 90% 一档", () => expect(classesOf([0.86, 0.89951, 0.92]).of(0.89951)).toBe(2));
