import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import type { Staff } from "@/platform/staff";
import { findEnterprises } from "./reads/find";

let city: Staff;
let heping: Staff;

beforeAll(async () => {
  [city, heping] = (await Promise.all(["city", "heping"].map(staffNamed))) as [Staff, Staff];
});

const names = async (who: Staff, q: string) => (await findEnterprises.as(who, { q })).map(({ name }) => name);

test("按名称中的两个字、拼音、首字母和编号找到企业，头部企业在前，最多八家；一个字不找", async () => {
  const [head] =
    await ownerSql()`select name, no, pinyin, initials from enterprises where kind = 'head' order by id limit 1`;
  const part = String(head!.name).slice(2, 4);
  expect((await names(city, part))[0]).toBe(head!.name);
  expect(await names(city, head!.no)).toEqual([head!.name]);
  expect((await names(city, String(head!.pinyin).slice(0, 40)))[0]).toBe(head!.name);
  expect(await names(city, String(head!.initials).toUpperCase())).toContain(head!.name);
  expect(await names(city, part.slice(0, 1))).toEqual([]);
  expect(await names(city, "100%_")).toEqual([]);
  expect(await names(city, "北京")).toHaveLength(8);
});

test("只找得到范围内的，和席位打开的家族", async () => {
  const [foreign] = await ownerSql()`select id, name from enterprises where kind = 'head' and unit_code like '110108%'
    and id <> all (${[...heping.seats]}) order by id limit 1`;
  const part = String(foreign!.name).slice(2, 6);
  expect(await names(city, part)).toContain(foreign!.name);
  expect(await names(heping, part)).toEqual([]);
  expect(await names({ ...heping, seats: [foreign!.id] }, part)).toContain(foreign!.name);
});
