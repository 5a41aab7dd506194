import { expect, test } from "vitest";
import { staffNamed } from "@/db/testing/staff";
import { reportAdjustments, reportMatrix, reportOne } from ".";

test("演示的六月：朝阳 43 个街道各种状态都有，齐全率与手数的一致", async () => {
  const chaoyang = await staffNamed("chaoyang");
  const { counts, rates, before } = await reportMatrix.as(chaoyang, { period: "2022-06" });
  expect(counts).toMatchObject({ all: 43, review: 10, looks: { approved: 28, returned: 2, missing: 3 } });
  expect(rates).toMatchObject({ expected: 43, submitted: 40 });
  expect(before.rates.expected).toBe(43);
  expect(counts.changed).toBeGreaterThan(0);
});

test("已通过的冻结数字与台账一致，只有通过后补录的单位有调整", async () => {
  const chaoyang = await staffNamed("chaoyang");
  const may = await reportMatrix.as(chaoyang, { period: "2022-05" });
  const { rows } = await reportAdjustments.as(chaoyang, { period: "2022-05" });
  expect(rows.length).toBeGreaterThan(0);
  expect(
    may.rows
      .filter((row) => row.changed > 0)
      .map((row) => row.unit)
      .sort(),
  ).toEqual([...new Set(rows.map((row) => row.unit))].sort());
  // A late join moves a count; of a rate that it is the base of, it moves the denominator.
  expect(rows.filter((row) => row.live === row.published && row.liveBase === row.publishedBase)).toEqual([]);
  expect(rows.some((row) => row.live! > row.published!)).toBe(true);
});

test("五月各级的数字逐级相加：区是街道之和加本级，市是区之和加本级", async () => {
  const city = await staffNamed("city");
  const matrix = await reportMatrix.as(city, { period: "2022-05" });
  expect(matrix.rows.every((row) => row.changed === 0)).toBe(true);
  const own = await reportOne.as(city, { period: "2022-05" });
  expect(own.state).toBe("approved");
  expect(own.lines.every((line) => !line.changed)).toBe(true);
});
