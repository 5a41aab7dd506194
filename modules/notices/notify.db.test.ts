import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { command } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { type Notice, notify } from ".";

const send = command(
  { name: "test.notify", may: "self.account", input: z.custom<Notice>() },
  async ({ tx, record }, notice) => {
    await notify(tx, notice);
    record({ subject: { kind: "test", id: 1 } });
    return {};
  },
);

let chaoyang: Staff;
let heping: Staff;
let sysadmin: Staff;

beforeAll(async () => {
  [chaoyang, heping, sysadmin] = (await Promise.all(["chaoyang", "heping", "sysadmin"].map(staffNamed))) as [
    Staff,
    Staff,
    Staff,
  ];
});

const told = async (key: string) =>
  (
    await ownerSql()`select a.account from notices n join accounts a on a.id = n.account_id where n.key = ${key} order by 1`
  ).map((row) => row.account as string);

const about = (unit: string, key: string, more: Partial<Notice> = {}): Notice => ({
  ...{ event: "assigned", unit, title: "新的督办", href: "/follow-ups?sheet=1", key },
  ...more,
});

test("a unit below and every unit above is told, once per key, and only who holds the permission", async () => {
  await send.as(chaoyang, about(heping.unit.code, "down", { may: "follow-up.handle" }));
  await send.as(chaoyang, about(heping.unit.code, "down", { may: "follow-up.handle" }));
  expect(await told("down")).toEqual(["heping"]);
  await send.as(heping, about("11", "up", { may: "plan.edit" }));
  expect(await told("up")).toContain("city");
  expect(await told("up")).not.toContain("sysadmin");
  await send.as(chaoyang, about(heping.unit.code, "none", { may: "plan.edit" }));
  expect(await told("none")).toEqual([]);
});

test("whoever acts is not told, unless named", async () => {
  await send.as(heping, about(heping.unit.code, "own"));
  expect(await told("own")).not.toContain("heping");
  await send.as(heping, about(heping.unit.code, "named", { accounts: [heping.id] }));
  expect(await told("named")).toEqual(["heping"]);
});

test("a neighbour is not addressed, neither as a unit nor by account, and no notice leads off the site", async () => {
  const haidian = await staffNamed("haidian");
  await expect(send.as(chaoyang, about(haidian.unit.code, "beside"))).rejects.toThrow();
  await expect(send.as(chaoyang, about(chaoyang.unit.code, "beside", { accounts: [haidian.id] }))).rejects.toThrow();
  await expect(send.as(sysadmin, about(heping.unit.code, "beside"))).rejects.toThrow();
  await expect(send.as(chaoyang, about(heping.unit.code, "beside", { href: "//evil.test" }))).rejects.toThrow();
  expect(await told("beside")).toEqual([]);
});
