import { beforeAll, expect, test } from "vitest";
import { editSettings } from "@/modules/plan/writes/edit-settings";
import { figures } from "./figures";
import { ownerSql } from "./testing";
import { staffNamed } from "./testing/staff";

const ownerUrl = () => process.env.TEST_OWNER_URL ?? "";
const run = (mode: "check" | "rebuild") => figures({ ownerUrl: ownerUrl(), mode });
const sql = ownerSql();

/**
 * Everything that a screen reads, one line a sum, without the numbers of the postings. What lapses of 核实率 is posted by
 * the movement that let it lapse or by the confirmation, whichever came last; only its sums are one. */
async function sums(): Promise<Set<string>> {
  const rows = await sql<{ line: string }[]>`
    select concat_ws(' ', 'posting', indicator, unit_code, day, source, sum(delta)) as line from figure_postings
      where indicator <> 'membership.verified' group by indicator, unit_code, day, source having sum(delta) <> 0
    union all select concat_ws(' ', 'day', indicator, unit_code, day, value) from figures where value <> 0
    union all select concat_ws(' ', 'month', indicator, unit_code, month, value) from figures_month where value <> 0
    union all select concat_ws(' ', 'now', indicator, unit_code, value) from figures_now where value <> 0
    union all select concat_ws(' ', 'balance', unit_code, worker_group, balance) from member_balances where balance <> 0
    union all select concat_ws(' ', 'member', unit_code, day, kind, worker_group, channel, n) from member_days where n <> 0`;
  return new Set(rows.map(({ line }) => line));
}

const apart = (a: Set<string>, b: Set<string>) =>
  [...a, ...b].filter((line) => !a.has(line) || !b.has(line)).slice(0, 20);

let right: Set<string>;

beforeAll(async () => {
  right = await sums();
});

test("演示数据里保存的数都与台账相符", { timeout: 60_000 }, async () => {
  const { lines, differing } = await run("check");
  expect(differing, lines.join("\n")).toBe(0);
  expect(lines).toHaveLength(10);
  expect(lines.at(-1)).toBe("全部相符。");
});

test("改动任何一处保存的数都会被说出来，重新计算后恢复原样", { timeout: 120_000 }, async () => {
  const [now] = await sql`update figures_now set value = value + 7 where (indicator, unit_code) = (
    select indicator, unit_code from figures_now where indicator = 'enterprises.organised' order by value desc limit 1) returning unit_code, value::int`;
  await sql`update figures set value = value - 1 where ctid = (select ctid from figures where indicator like 'task-%' limit 1)`;
  await sql`delete from figure_postings where ctid = any (array(select ctid from figure_postings where source like 'progress:%' and indicator not like '%:base' limit 2))`;
  await sql`update figures_month set value = value + 5 where ctid = (select ctid from figures_month limit 1)`;
  await sql`update member_balances set balance = balance + 3 where ctid = (select ctid from member_balances limit 1)`;
  const found = await run("check");
  const said = found.lines.join("\n");
  expect(found.differing).toBeGreaterThan(5);
  const [unit] = await sql`select title from units where code = ${now!.unit_code}`;
  const amount = (value: number) => value.toLocaleString("zh-CN");
  expect(said).toContain(
    `应建会企业建会率，${unit!.title}：保存的是 ${amount(now!.value)}，应为 ${amount(now!.value - 7)}`,
  );
  expect(said).toContain("✗ 人工填报：");
  expect(said).toContain("✗ 会员台账的余额：");
  expect(said).toContain("✗ 各指标的月合计：");
  expect(said).toContain("npm run figures -- rebuild");

  const rebuilt = await run("rebuild");
  expect(rebuilt.lines.at(-1)).toBe(`已按台账重新计算，更正 ${amount(found.differing)} 处，现在全部相符。`);
  expect(rebuilt.differing).toBe(0);
  expect(apart(right, await sums())).toEqual([]);
  const [noted] = await sql`select note from audit_log where verb = 'figures.rebuild'`;
  expect(noted!.note).toBe(`更正 ${found.differing} 处`);
});

test("方案的起止日期改了，按方案期统计的数随之重算，核对仍相符；改回来一切如初", { timeout: 60_000 }, async () => {
  const [plan] = await sql`select version, title, issuer, issued_on::text as "issuedOn", starts_on::text as "startsOn",
    ends_on::text as "endsOn" from plans`;
  const limits = { behind: "60", atRisk: "90", minExpected: "5", milestoneWorkdays: "3", dueWorkdays: "5" };
  const input = {
    ...plan!,
    ...limits,
    forecastWeeks: "8",
    leagueMinN: "5",
    startsOn: "2021-09-15",
    endsOn: "2022-03-01",
  };
  const city = await staffNamed("city");
  const from = await sums();
  await editSettings.as(city, input as never);
  const { lines, differing } = await run("check");
  expect(differing, lines.join("\n")).toBe(0);
  const [base] = await sql`select min(day)::text as day, sum(value)::int as n from figures
    where indicator = 'enterprises.floating-unions:base' and value <> 0`;
  const [streets] = await sql`select count(*)::int as n from units where level = 'street' and active`;
  expect(base).toEqual({ day: "2021-09-15", n: streets!.n });
  expect(
    await sql`select 1 from figures where indicator like 'membership.joins%' and value <> 0 and day not between '2021-09-15' and '2022-03-01'`,
  ).toHaveLength(0);

  const { startsOn, endsOn } = plan!;
  await editSettings.as(city, { ...input, startsOn, endsOn, version: plan!.version + 1 } as never);
  expect(apart(from, await sums())).toEqual([]);
});
