import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { figureDays, figuresAgree, type Posting, post } from "./figures";
import { command, query } from "./run";
import { type Staff, subtree } from "./staff";

const Postings = z.object({ list: z.array(z.custom<Posting>()) });
const add = command({ name: "test.post", may: "plan.report", input: Postings }, async ({ tx, record }, { list }) => {
  await post(tx, list);
  record({ subject: { kind: "test", id: 1 } });
});
const agree = query({ name: "test.agree", may: "plan.read", input: z.object({}) }, ({ tx }) => figuresAgree(tx));
const days = query({ name: "test.days", may: "plan.read", input: z.object({ unit: z.string() }) }, ({ tx }, { unit }) =>
  figureDays(tx, "test", subtree(unit)),
);

let heping: Staff;
let chaoyang: Staff;
beforeAll(async () => {
  heping = await staffNamed("heping");
  chaoyang = await staffNamed("chaoyang");
});

const posting = (day: string, delta: number): Posting => ({
  indicator: "test",
  unit: heping.unit.code,
  day,
  delta,
  source: "test:1",
});

test("并发登记都计入，同一天的合并为一个数，零不留痕", async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      add.as(heping, {
        list: [posting("2022-03-01", 2), posting(`2022-03-0${2 + (i % 3)}`, 1), posting("2022-03-09", 0)],
      }),
    ),
  );
  const found = await days.as(chaoyang, { unit: "110105" });
  expect(found.map((d) => d.day)).toEqual(["2022-03-01", "2022-03-02", "2022-03-03", "2022-03-04"]);
  expect(found[0]?.value).toBe(40);
  expect(found.slice(1).reduce((sum, d) => sum + d.value, 0)).toBe(20);
});

test("合计与明细一致；少一笔明细就不一致", async () => {
  const city = await staffNamed("city");
  expect(await agree.as(city, {})).toBe(true);
  await ownerSql()`update figures_now set value = value + 1 where indicator = 'test'`;
  expect(await agree.as(city, {})).toBe(false);
  await ownerSql()`update figures_now set value = value - 1 where indicator = 'test'`;
});

test("街道不能记到别的街道名下", async () => {
  await expect(add.as(heping, { list: [{ ...posting("2022-03-01", 1), unit: "110105001" }] })).rejects.toThrow(
    "写入范围",
  );
});
