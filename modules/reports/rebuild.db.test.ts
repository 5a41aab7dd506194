import { expect, test } from "vitest";
import { figures } from "@/db/figures";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { reportAdjustments } from ".";

const sql = ownerSql();
const period = "2022-05";

test("按台账重新计算之后，调整明细与之前一样：只有通过以后补录的", { timeout: 120_000 }, async () => {
  const chaoyang = await staffNamed("chaoyang");
  const listed = async () => (await reportAdjustments.as(chaoyang, { period })).rows;
  const before = await listed();
  expect(before.length).toBeGreaterThan(0);
  // A posting of an approved month that got lost is made again, and was there before the approval.
  const [lost] = await sql<{ unit: string }[]>`delete from figure_postings where id = (
      select p.id from figure_postings p join reports r on r.unit_code = p.unit_code and r.period = ${period} and r.state = 'approved'
      where p.day between r.starts_on and r.ends_on and p.source like 'progress:%' and p.indicator not like '%:base'
        and length(p.unit_code) = 9 and p.unit_code like '110105%' order by p.id limit 1) returning unit_code as unit`;
  expect(lost).toBeDefined();
  const { differing, lines } = await figures({ ownerUrl: process.env.TEST_OWNER_URL ?? "", mode: "rebuild" });
  expect(differing, lines.join("\n")).toBe(0);
  expect(await listed()).toEqual(before);
  const [again] = await sql<{ n: number }[]>`select count(*)::int as n from figure_postings
    where recorded_at > now() - interval '2 minutes'`;
  expect(again!.n).toBe(0);
});
