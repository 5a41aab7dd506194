import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { rowsOf } from "@/modules/indicators";
import { readSearch } from "@/platform/search";
import type { Staff } from "@/platform/staff";
import { movementList } from "./reads/movements";
import { lenses, MembershipSearch } from "./search";

const sql = ownerSql();
let staff: Staff[];

beforeAll(async () => {
  staff = await Promise.all(["city", "chaoyang", "heping"].map(staffNamed));
});

const searchOf = (key: string, more: Record<string, string> = {}) => {
  const params = new URL(rowsOf(key)!, "http://x").searchParams;
  const given = Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
  const flat = Object.fromEntries(
    Object.entries(given).map(([name, list]) => [name, list.length > 1 ? list : list[0]!]),
  );
  const { search, notices } = readSearch(MembershipSearch, { ...flat, ...more });
  expect(notices).toEqual([]);
  return search;
};

const figure = async (key: string, who: Staff, day: string) => {
  const [row] = await sql`select coalesce(sum(value), 0)::int as n from figures
    where indicator = ${key} and unit_code >= ${who.read.lo} and unit_code < ${who.read.hi} and day <= ${day}`;
  return row!.n;
};

test.each(["membership.flexible", "membership.verified", "membership.joins"])(
  "%s 打开的列表，合计就是它的数：今天和以前的一天，三级都是",
  async (key) => {
    for (const day of [process.env.DEMO_TODAY!, "2022-01-15"]) {
      for (const who of staff) {
        const list = await movementList.as(who, searchOf(key, { asOf: day }));
        expect(list.sum, `${who.account} ${day}`).toBe(await figure(key, who, day));
        const rows = await movementList.stream(who, searchOf(key, { asOf: day }));
        let persons = 0;
        let total = 0;
        for await (const part of rows.rows) {
          total += part.length;
          for (const row of part) persons += row.persons;
        }
        expect([persons, total], `${who.account} ${day}`).toEqual([list.sum, list.total]);
      }
    }
    const [city] = staff;
    expect(await figure(key, city!, process.env.DEMO_TODAY!)).toBeGreaterThan(0);
  },
);

test("按集中入会行动筛选：只有这次行动的变动，各页签的笔数等于点开后的笔数", async () => {
  const [city, chaoyang] = staff;
  const { campaigns } = await movementList.as(city!, {});
  const [tagged] = await sql`select campaign, count(*)::int as n, sum(count)::int as persons from movements
    where campaign is not null and kind = 'join' group by 1 order by 2 desc limit 1`;
  expect(campaigns).toContain(tagged!.campaign);
  const { campaign } = tagged!;
  const list = await movementList.as(city!, { campaign, kind: "join" });
  expect([list.total, list.sum]).toEqual([tagged!.n, tagged!.persons]);
  expect(list.rows.every((row) => row.campaign === campaign)).toBe(true);
  for (const kind of lenses) {
    const tab = await movementList.as(city!, { campaign, kind });
    expect(tab.total, kind).toBe(list.counts[kind]);
  }
  const elsewhere = await movementList.as(chaoyang!, { campaign });
  expect(elsewhere.total).toBe(0);
  expect(elsewhere.campaigns).not.toContain(campaign);
});
