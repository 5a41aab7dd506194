import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotFound } from "@/platform/errors";
import { command } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { inbox, type Notice, notify, openNotice, unreadCount } from ".";
import { markAllRead } from "./writes/mark";
import { setChannels } from "./writes/settings";

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

test("an inbox is its reader's alone: others neither see nor open nor mark what lies in it", async () => {
  await send.as(chaoyang, about(heping.unit.code, "private", { title: "只给和平街" }));
  const { rows, counts } = await inbox.as(heping, {});
  const mine = rows.find((row) => row.title === "只给和平街")!;
  expect(mine.unread).toBe(true);
  expect(JSON.stringify(await inbox.as(chaoyang, {}))).not.toContain("只给和平街");
  await expect(openNotice.as(chaoyang, { id: mine.id })).rejects.toThrow(NotFound);
  await markAllRead.as(chaoyang, {});
  expect((await unreadCount.as(heping, {})).count).toBe(counts.unread);

  expect(await openNotice.as(heping, { id: mine.id })).toEqual({ href: "/follow-ups?sheet=1" });
  expect((await unreadCount.as(heping, {})).count).toBe(counts.unread - 1);
  expect((await inbox.as(heping, { unread: "1" })).rows.map((row) => row.id)).not.toContain(mine.id);
  await markAllRead.as(heping, {});
  expect((await unreadCount.as(heping, {})).count).toBe(0);
});

test("what its reader does not want in the inbox is not there; a robot's address never leaves but for the job", async () => {
  await setChannels.as(heping, { on: ["assigned:mail"] });
  await send.as(chaoyang, about(heping.unit.code, "by-mail"));
  await send.as(chaoyang, about(heping.unit.code, "nowhere", { event: "approved" }));
  expect(await told("by-mail")).toContain("heping");
  expect(await told("nowhere")).not.toContain("heping");
  expect((await unreadCount.as(heping, {})).count).toBe(0);

  const peek = command({ name: "test.peek", may: "setting.admin", input: z.object({}) }, async ({ tx }) =>
    tx.execute(sql`select * from app.robot_of('110105')`),
  );
  await expect(peek.as(sysadmin, {})).rejects.toThrow();
  const read = command({ name: "test.read", may: "setting.admin", input: z.object({}) }, async ({ tx }) =>
    tx.execute(sql`select address from group_robots`),
  );
  await expect(read.as(sysadmin, {})).rejects.toThrow();
});
