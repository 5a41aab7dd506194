import { beforeAll, describe, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { today } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { openSession, staffOfSession } from "@/platform/session";
import type { Staff } from "@/platform/staff";
import { ownDeputies } from "./reads/deputies";
import { endDeputy, handOverOwn, nameDeputy } from "./writes/deputy";

let chaoyang: Staff;
let deputy: { id: string };
const from = isoOf(today());
const until = isoOf(today() + 7);

beforeAll(async () => {
  chaoyang = await staffNamed("chaoyang");
  const [row] = await ownerSql()`insert into accounts (account, name, unit_code, roles, must_change)
    values ('cy-deputy', '梁代理', '110105', '{officer}', false) returning id`;
  deputy = { id: row!.id };
});

const asDeputy = async () => (await staffOfSession(await openSession(deputy.id, "127.0.0.1", "测试")))!;

describe("外出代理", () => {
  test("代理期间有本人的角色和席位，姓名注明“代”；结束后都没有了", async () => {
    const [head] = await ownerSql()`select id, unit_code, head_id from enterprises where kind = 'head' limit 1`;
    await ownerSql()`insert into working_group_seats (enterprise_id, enterprise_unit, head_id, level, unit_code, account_id, name, since)
      values (${head!.id}, ${head!.unit_code}, ${head!.head_id}, 'district', '110105', ${chaoyang.id}, ${chaoyang.name}, ${from})`;
    expect(await asDeputy()).toMatchObject({ name: "梁代理", roles: ["officer"] });
    await nameDeputy.as(chaoyang, { deputy: deputy.id, from, until, reason: "外出培训" });
    const standing = await asDeputy();
    expect(standing.name).toBe(`梁代理（代${chaoyang.name}）`);
    expect(standing.roles).toEqual(expect.arrayContaining(["officer", "reviewer"]));
    expect(standing.seats).toContain(head!.head_id);
    expect((await ownDeputies.as(chaoyang, {})).mine).toMatchObject({ name: "梁代理", until });
    expect((await ownDeputies.as(standing, {})).standsFor).toHaveLength(1);
    const told = await ownerSql()`select event from notices where account_id = ${deputy.id}`;
    expect(told.map((row) => row.event)).toContain("handover");
    await endDeputy.as(chaoyang, {});
    expect((await asDeputy()).roles).toEqual(["officer"]);
  });

  test("未到日期的代理不生效；别的单位的人、管理员、不存在的人不能代理，日期颠倒不收", async () => {
    const ask = (change: object) =>
      nameDeputy.as(chaoyang, { deputy: deputy.id, from, until, reason: "外出", ...change });
    await ask({ from: until });
    expect((await asDeputy()).roles).toEqual(["officer"]);
    const haidian = await staffNamed("haidian");
    const secadmin = await staffNamed("secadmin");
    for (const id of [haidian.id, secadmin.id, chaoyang.id, "00000000-0000-4000-8000-000000000000"])
      await expect(ask({ deputy: id })).rejects.toThrow("代理人须是本单位");
    await expect(ask({ from: until, until: from })).rejects.toThrow();
  });

  test("交接后指名的督办和席位归接手人，督办留下记录；再交接没有可交的", async () => {
    const [open] =
      await ownerSql()`insert into follow_ups (level, title, body, unit_code, issuer_unit, issuer_id, issuer_name, due_on, assignee_id)
      values ('remind', '补报', '补报', '110105', '11', ${chaoyang.id}, '市', '2022-12-01', ${chaoyang.id}) returning id`;
    const { name, what } = await handOverOwn.as(chaoyang, { successor: deputy.id });
    expect(name).toBe("梁代理");
    expect(what).toContain("未了督办");
    const [row] =
      await ownerSql()`select assignee_id, (select count(*)::int from follow_up_events e where e.follow_up_id = f.id
      and kind = 'handed_over') as events from follow_ups f where id = ${open!.id}`;
    expect(row).toEqual({ assignee_id: deputy.id, events: 1 });
    const [seats] =
      await ownerSql()`select count(*)::int as n from working_group_seats where account_id = ${chaoyang.id} and until is null`;
    expect(seats!.n).toBe(0);
    await expect(handOverOwn.as(chaoyang, { successor: deputy.id })).rejects.toThrow("没有指名到本人");
  });
});
