import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { today } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { type Staff, staffOf } from "@/platform/staff";
import { lapseVerified, membershipDifferences, rebuildMembership } from "./figures";
import { confirmBalance } from "./writes/confirm";
import { join, leave, open } from "./writes/enter";
import { reverse } from "./writes/reverse";
import { acceptOffer, recallOffer, refuseOffer, transfer } from "./writes/transfer";

const sql = ownerSql();
const day = (ago = 0) => isoOf(today() - ago);
let heping: Staff;
let haidian: Staff;
let chaoyang: Staff;

beforeAll(async () => {
  [heping, haidian, chaoyang] = await Promise.all(
    ["heping", "haidian", "chaoyang"].map(staffNamed) as [Promise<Staff>, Promise<Staff>, Promise<Staff>],
  );
  // An empty ledger: what the demonstration holds is tested with it.
  await sql`truncate movements, transfer_offers, member_days, member_balances, balance_confirmations, verified_spans cascade`;
  await rebuildMembership(sql);
});

const entry = (count: number, change: object = {}) => ({
  group: "courier" as const,
  channel: "on_site" as const,
  count,
  day: day(),
  ...change,
});
const differences = async () => await membershipDifferences(sql);
const balance = async (unit: string) =>
  (await sql`select coalesce(sum(balance), 0)::int as n from member_balances where unit_code = ${unit}`)[0]!.n;
const figure = async (indicator: string, unit: string) =>
  (
    await sql`select coalesce(sum(value), 0)::int as n from figures_now where indicator = ${indicator} and unit_code = ${unit}`
  )[0]!.n;
const own = () => heping.unit.code;

test("入会进本单位余额，计入发展任务；期初只登记一次；退会不能超过余额", async () => {
  const done = await join.as(heping, entry(12));
  expect(done).toMatchObject({ offer: null, balance: 12 });
  expect(await figure("membership.joins.courier", own())).toBe(12);
  await open.as(heping, entry(30, { group: "driver", day: day(20) }));
  await expect(open.as(heping, entry(1, { group: "driver" }))).rejects.toMatchObject({ objection: { field: "group" } });
  expect(await figure("membership.flexible", own())).toBe(30);
  await expect(leave.as(heping, entry(13))).rejects.toMatchObject({ objection: { field: "count" } });
  await expect(leave.as(heping, entry(1, { day: day(1) }))).rejects.toThrow("日终");
  await expect(join.as(heping, entry(1, { day: day(-1) }))).rejects.toThrow("晚于今天");
  await leave.as(heping, entry(2));
  expect(await balance(own())).toBe(40);
  expect(await differences()).toBe(0);
});

test("转接：接收前预留在转出方，接收后两边同一天过账，全市合计不变；慢一步的人知道是谁", async () => {
  const before = await balance(own());
  const { offer } = await transfer.as(heping, { to: "海淀区", group: "courier", count: 8 });
  expect(await balance(own())).toBe(before);
  await expect(leave.as(heping, entry(3))).rejects.toThrow("预留");
  await expect(transfer.as(heping, { to: "110108", group: "courier", count: 3 })).rejects.toThrow("预留");
  await expect(acceptOffer.as(heping, { offer })).rejects.toThrow("只有接收单位");
  await expect(recallOffer.as(haidian, { offer })).rejects.toThrow("只有发起单位");
  const results = await Promise.allSettled([acceptOffer.as(haidian, { offer }), recallOffer.as(heping, { offer })]);
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(1);
  const [loser] = results.filter((result) => result.status === "rejected");
  expect(String(loser?.reason)).toMatch(/这一笔转接已由/);
  const accepted = results[0]!.status === "fulfilled";
  expect(await balance(own())).toBe(accepted ? before - 8 : before);
  expect(await balance("110108")).toBe(accepted ? 8 : 0);
  expect(await differences()).toBe(0);
});

test("拒绝要写原因，什么也不过账；向别的单位入会是转接，接收后计入发展单位", async () => {
  const { offer } = await join.as(heping, entry(5, { unit: "海淀区" }));
  const recruited = await figure("membership.joins", own());
  await expect(refuseOffer.as(haidian, { offer: offer!, reason: " " })).rejects.toThrow("拒绝原因");
  await refuseOffer.as(haidian, { offer: offer!, reason: "名册不符" });
  expect(await figure("membership.joins", own())).toBe(recruited);
  const second = await join.as(heping, entry(5, { unit: "海淀区" }));
  const there = await balance("110108");
  await acceptOffer.as(haidian, { offer: second.offer! });
  expect(await balance("110108")).toBe(there + 5);
  expect(await figure("membership.joins", own())).toBe(recruited + 5);
  await expect(join.as(heping, entry(5, { unit: "八里庄" }))).rejects.toMatchObject({ objection: { field: "unit" } });
  expect(await differences()).toBe(0);
});

test("冲正是新的一笔，只能一次，余额不够时不行", async () => {
  const { movement } = await join.as(heping, entry(4, { group: "guard" }));
  await expect(reverse.as(haidian, { movement: movement!, reason: "误登" })).rejects.toThrow();
  await leave.as(heping, entry(1, { group: "guard" }));
  await expect(reverse.as(heping, { movement: movement!, reason: "误登" })).rejects.toThrow("余额不足");
  const again = await join.as(heping, entry(4, { group: "mall" }));
  const joins = await figure("membership.joins", own());
  const { movement: reversal } = await reverse.as(heping, { movement: again.movement!, reason: "误登" });
  expect(await figure("membership.joins", own())).toBe(joins - 4);
  await expect(reverse.as(heping, { movement: again.movement!, reason: "再次" })).rejects.toThrow("已由");
  await expect(reverse.as(heping, { movement: reversal, reason: "冲回" })).rejects.toThrow("不能再冲正");
  expect(await differences()).toBe(0);
});

test("盘点：90 天内计入核实率，之后由夜间作业扣回，补登的变动跟着走", async () => {
  const held = await balance(own());
  await expect(confirmBalance.as(heping, { balance: held + 1 })).rejects.toThrow("打开本页后");
  await confirmBalance.as(heping, { balance: held });
  expect(await figure("membership.verified", own())).toBe(held);
  expect(await figure("membership.verified:base", own())).toBe(held);
  await join.as(heping, entry(6));
  await join.as(heping, entry(1, { day: day(30) }));
  expect(await figure("membership.verified", own())).toBe(held + 7);
  expect(await differences()).toBe(0);
  await sql`update verified_spans set starts_on = starts_on - 100, ends_on = ends_on - 100`;
  await rebuildMembership(sql);
  await lapseVerified(sql, day());
  expect(await figure("membership.verified", own())).toBe(0);
  await join.as(heping, entry(2, { day: day(40) }));
  await confirmBalance.as(heping, { balance: held + 9 });
  expect(await figure("membership.verified", own())).toBe(held + 9);
  expect(await differences()).toBe(0);
});

test("领导只看不写；区不能替街道登记，只能发起转接", async () => {
  const leader = staffOf({ ...chaoyang, roles: ["leader"] });
  await expect(join.as(leader, entry(1))).rejects.toThrow("不能进行");
  const { offer, movement } = await join.as(chaoyang, entry(3, { unit: own() }));
  expect(movement).toBeNull();
  await recallOffer.as(chaoyang, { offer: offer! });
});
