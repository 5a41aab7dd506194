import { expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { enterpriseRoster } from "./reads/roster";
import { editEnterprise, registerEnterprise } from "./writes/register";
import { setSeat } from "./writes/seats";

const form = (name: string, unit: string) => ({
  ...{ name, kind: "head", category: "platform", unit, parent: "", on: "2022-01-10" },
  ...{ workers: "200", members: "60", party: "on" },
});

test("自家企业挂到别的家族之下，席位随之结束，打不开那个家族", async () => {
  const [haidian, heping] = [await staffNamed("haidian"), await staffNamed("heping")];
  const foreign = await registerEnterprise.as(haidian, form("海淀总部有限公司", "110108001") as never);
  const child = { ...form("海淀下属有限公司", "110108001"), kind: "subsidiary", parent: "海淀总部有限公司" };
  await registerEnterprise.as(haidian, child as never);

  const { id } = await registerEnterprise.as(heping, form("和平自立有限公司", heping.unit.code) as never);
  const seat = { id, level: "street", unit: heping.unit.code, account: "", name: "江", since: "2022-02-01" };
  await setSeat.as(heping, seat as never);
  expect((await staffNamed("heping")).seats).toContain(id);

  const [{ version } = { version: 0 }] = await ownerSql()`select version from enterprises where id = ${id}`;
  const joined = { ...form("和平自立有限公司", heping.unit.code), kind: "affiliate", parent: "海淀总部有限公司" };
  await editEnterprise.as(heping, { ...joined, id, version } as never);
  const after = await staffNamed("heping");
  expect(after.seats).not.toContain(foreign.id);
  const { rows } = await enterpriseRoster.as(after, { head: foreign.id } as never);
  expect(rows.map((row) => row.id)).toEqual([id]);
});

test("席位只设在家族之首：数据库也不收别的", async () => {
  const [seat] = await ownerSql()`select pg_get_expr(polwithcheck, polrelid) as rule from pg_policy
    where polrelid = 'working_group_seats'::regclass and polname = 'insert_scope'`;
  expect(seat!.rule).toMatch(/enterprise_id = head_id/);
});
