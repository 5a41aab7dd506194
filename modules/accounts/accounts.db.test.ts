import { beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotAllowed, Refusal } from "@/platform/errors";
import { openSession, signIn, staffOfSession } from "@/platform/session";
import { pathAfterSignIn } from "@/platform/sign-in";
import type { Staff } from "@/platform/staff";
import { roster } from "./reads/roster";
import { previewRoster } from "./reads/roster-check";
import { changeAccount } from "./writes/change-account";
import { createAccount } from "./writes/create-account";
import { handOver } from "./writes/hand-over";
import { importRoster } from "./writes/import-roster";
import { changePassword } from "./writes/own";
import { resetPassword } from "./writes/reset-password";
import { disableAccount, enableAccount, unlockAccount } from "./writes/set-access";

const DEMO = "Tuijin-2026!";
let secadmin: Staff;
const attempt = (account: string, password: string) => signIn({ account, password, address: "192.0.2.7" });
const idOf = async (account: string): Promise<string> =>
  (await ownerSql()`select id from accounts where account = ${account}`)[0]!.id;
const versionOf = async (account: string): Promise<number> =>
  (await ownerSql()`select version from accounts where account = ${account}`)[0]!.version;

beforeAll(async () => {
  secadmin = await staffNamed("secadmin");
});

/** A fresh account of 和平街街道, so that no test depends on what another did. */
async function fresh(account: string, roles = ["officer"], unit = "110105005") {
  const made = { account, name: "测试员", unit, roles, password: "One-Time-2222-aaaa" };
  return createAccount.as(secadmin, made as never);
}

test("连续五次错误锁定账号，已知和未知的账号完全一样", async () => {
  for (const account of ["haidian", "nobody-here"]) {
    for (let i = 0; i < 5; i++) expect(await attempt(account, "wrong")).toBeNull();
    const [lock] =
      await ownerSql()`select failures, locked_until > now() + interval '14 minutes' as locked from sign_in_locks where account = ${account}`;
    expect(lock).toEqual({ failures: 5, locked: true });
  }
  expect(await attempt("haidian", DEMO)).toBeNull();
  await unlockAccount.as(secadmin, { id: await idOf("haidian") });
  expect(await attempt("haidian", DEMO)).not.toBeNull();
  const marks =
    await ownerSql()`select outcome, note from audit_log where verb = 'account.sign-in' and subject_id = 'nobody-here' order by id`;
  expect(marks).toHaveLength(5);
  expect(marks[4]).toEqual({ outcome: "failed", note: "第 5 次失败，已锁定" });
});

test("账号里有数据库存不下的字符，也只是登录不成", async () => {
  expect(await attempt("he\0ping", "wrong")).toBeNull();
});

test("许多次尝试同时到来，也只有五次机会", async () => {
  await fresh("crowded");
  const wrong = Array.from({ length: 30 }, () => attempt("crowded", "wrong"));
  // Long before five of them have been checked, and well after they have taken their turns.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const right = attempt("crowded", "One-Time-2222-aaaa");
  expect(await Promise.all([...wrong, right])).toEqual(Array(31).fill(null));
});

const wish = (current: string, next = "Nightingale-7") => ({ current, next, again: next });

test("许多人同时改密码，不会互相等到永远；连续五次错的就锁定，登录也锁定，改对了重新计数", async () => {
  const { id } = await fresh("changing");
  const staff = (await staffOfSession(await openSession(id, "192.0.2.9", "x")))!;
  const all = await Promise.allSettled(Array.from({ length: 30 }, () => changePassword.as(staff, wish("wrong"))));
  const answers = all.map((one) => one.status === "rejected" && one.reason.message);
  expect(answers.slice(0, 5)).toEqual([
    ...[4, 3, 2, 1].map((left) => `当前密码不正确，再错 ${left} 次将锁定 15 分钟`),
    "当前密码不正确，已连续错 5 次；登录和修改密码锁定 15 分钟",
  ]);
  const locked = "密码连续错 5 次，登录和修改密码已锁定，请 15 分钟后再试";
  expect(answers.slice(5)).toEqual(Array(25).fill(locked));
  await expect(changePassword.as(staff, wish("One-Time-2222-aaaa"))).rejects.toThrow(locked);
  expect(await attempt("changing", "One-Time-2222-aaaa")).toBeNull();
  const marks = await ownerSql()`select note, address from audit_log where verb = 'account.change-password'
    and outcome = 'refused' and staff_id = ${id} order by id`;
  expect(marks.map(({ note }) => note).sort()).toEqual([...answers, locked].sort());
  expect(new Set(marks.map(({ address }) => address))).toEqual(new Set(["192.0.2.9"]));

  await unlockAccount.as(secadmin, { id });
  await expect(changePassword.as(staff, wish("wrong"))).rejects.toThrow("再错 4 次");
  await changePassword.as(staff, wish("One-Time-2222-aaaa"));
  await expect(changePassword.as(staff, wish("wrong"))).rejects.toThrow("再错 4 次");
});

test("登录失败和改密码失败记在一起", async () => {
  const { id } = await fresh("both-doors");
  const staff = (await staffOfSession(await openSession(id, "a", "x")))!;
  for (let i = 0; i < 3; i++) await attempt("both-doors", "wrong");
  await expect(changePassword.as(staff, wish("wrong"))).rejects.toThrow("再错 1 次");
  await expect(changePassword.as(staff, wish("wrong"))).rejects.toThrow("已连续错 5 次");
  expect(await attempt("both-doors", "One-Time-2222-aaaa")).toBeNull();
});

test("一次性密码三天后失效，首次登录须修改，改后其他会话结束", async () => {
  await fresh("newcomer");
  const id = (await attempt("newcomer", "One-Time-2222-aaaa"))!;
  const [here, elsewhere] = [await openSession(id, "a", "x"), await openSession(id, "b", "y")];
  const staff = (await staffOfSession(here))!;
  expect(staff.mustChange).toBe(true);
  const right = wish("One-Time-2222-aaaa");
  await expect(changePassword.as(staff, wish("wrong"))).rejects.toThrow("当前密码不正确");
  await expect(changePassword.as(staff, wish("One-Time-2222-aaaa", "short"))).rejects.toThrow(Refusal);
  expect(await changePassword.as(staff, right)).toEqual({ ended: 1 });
  expect((await staffOfSession(here))!.mustChange).toBe(false);
  expect(await staffOfSession(elsewhere)).toBeNull();
  expect(await attempt("newcomer", "Nightingale-7")).toBe(id);

  await resetPassword.as(secadmin, { id, password: "One-Time-3333-bbbb" });
  await ownerSql()`update credentials set expires_at = now() - interval '1 second' where account_id = ${id}`;
  expect(await attempt("newcomer", "One-Time-3333-bbbb")).toBeNull();
  const [kept] =
    await ownerSql()`select count(*)::int as n from audit_log where coalesce(after::text, '') || note like '%One-Time%'`;
  expect(kept!.n).toBe(0);
});

test("角色规则、重名和没有的单位都说清原因", async () => {
  await expect(fresh("two-hats", ["secadmin", "auditor"], "11")).rejects.toThrow("不得兼任");
  await expect(fresh("mixed", ["sysadmin", "officer"], "11")).rejects.toThrow("三员不得兼任业务角色");
  await expect(fresh("far-planner", ["planner"])).rejects.toThrow("专班角色只授予市总工会");
  await expect(fresh("heping")).rejects.toThrow("账号已存在");
  await expect(fresh("lost", ["officer"], "119999")).rejects.toThrow("没有这个单位");
});

test("安全管理员不能停用或更改自己；最后一位不能停用；其他角色不能管账号", async () => {
  const self = { id: secadmin.id };
  await expect(disableAccount.as(secadmin, self)).rejects.toThrow("不能停用或更改本人");
  const own = { ...self, version: await versionOf("secadmin"), name: "安", unit: "11", roles: ["auditor" as const] };
  await expect(changeAccount.as(secadmin, own)).rejects.toThrow("不能更改本人的角色");
  await fresh("secadmin2", ["secadmin"], "11");
  const second = await staffNamed("secadmin2");
  await disableAccount.as(second, self);
  await expect(disableAccount.as(secadmin, { id: second.id })).rejects.toThrow("最后一位在用的安全管理员");
  await enableAccount.as(second, self);
  for (const account of ["sysadmin", "auditor", "chaoyang", "city"]) {
    await expect(disableAccount.as(await staffNamed(account), { id: await idOf("heping") })).rejects.toThrow(
      NotAllowed,
    );
  }
});

test("会话到了 12 小时就结束，一直在用也一样", async () => {
  const { id } = await fresh("allday");
  const session = await openSession(id, "a", "x");
  const age = (hours: number) =>
    ownerSql()`update app_sessions set created_at = now() - make_interval(hours => ${hours}), last_seen_at = now() where id = ${session}`;
  await age(11);
  expect(await staffOfSession(session)).not.toBeNull();
  await age(13);
  expect(await staffOfSession(session)).toBeNull();
});

test("停用的账号，会话随下一个请求结束，也不能再登录", async () => {
  const { id } = await fresh("leaving");
  const session = await openSession(id, "a", "x");
  expect(await staffOfSession(session)).not.toBeNull();
  await disableAccount.as(secadmin, { id });
  expect(await staffOfSession(session)).toBeNull();
  expect(await attempt("leaving", "One-Time-2222-aaaa")).toBeNull();
});

test("离岗的人把未了督办交给同单位的接手人，或退回岗位", async () => {
  const { id } = await fresh("mover");
  const { id: heir } = await fresh("heir");
  const { id: stranger } = await fresh("stranger", ["officer"], "110108");
  const order = async () =>
    (
      await ownerSql()`insert into follow_ups (level, title, body, unit_code, assignee_id, issuer_unit, issuer_id, issuer_name, due_on)
      values ('supervise', '督办', '办', '110105005', ${id}, '110105', ${secadmin.id}, '唐', '2030-01-01') returning id`
    )[0]!.id;
  const first = await order();
  const { id: onlooker } = await fresh("onlooker", ["leader"]);
  for (const successor of [stranger, onlooker, id])
    await expect(handOver.as(secadmin, { id, successor })).rejects.toThrow("同一单位能办理");
  expect(await handOver.as(secadmin, { id, successor: heir })).toMatchObject({ handed: "未了督办 1 项", to: "测试员" });
  const [given] = await ownerSql()`select assignee_id from follow_ups where id = ${first}`;
  expect(given!.assignee_id).toBe(heir);
  const second = await order();
  await handOver.as(secadmin, { id, leaving: "vacate" });
  const [post] = await ownerSql()`select assignee_id from follow_ups where id = ${second}`;
  expect(post!.assignee_id).toBeNull();
  const events = await ownerSql()`select kind from follow_up_events where follow_up_id = any(${[first, second]})`;
  expect(events.map((event) => event.kind)).toEqual(["handed_over", "handed_over"]);
  const page = await roster.as(secadmin, { state: "vacant", q: "mover" });
  expect(page.rows.map((row) => row.account)).toEqual(["mover"]);
});

test("名册只有安全管理员能看；区里只看得见本区的账号", async () => {
  const page = await roster.as(secadmin, { unit: "110108", size: "200" });
  expect(page.rows.every((row) => row.unit.startsWith("110108"))).toBe(true);
  expect(Object.values(page.counts).reduce((a, b) => a + b, 0)).toBe(page.all);
  const found = await roster.as(secadmin, { q: "heping" });
  expect(found.rows.some((row) => row.account === "heping")).toBe(true);
  await expect(roster.as(await staffNamed("chaoyang"), {})).rejects.toThrow(NotAllowed);
});

test("名册：先核对不动数据；有错行时全部不建，选择只建无误的才建，密码只在这一次的回答里", async () => {
  const line = (row: number, account: string, unit: string, roles: string) => ({
    row,
    account,
    name: "名册员",
    unit,
    roles,
  });
  const rows = [
    line(2, "list-1", "和平街街道", "经办"),
    line(3, "list-1", "朝阳区", "审核"),
    line(4, "list-2", "崇文区", "处长"),
  ];
  const checked = await previewRoster.as(secadmin, { rows });
  expect(checked.map((row) => row.problems.map((p) => p.column))).toEqual([[], ["账号"], ["单位", "角色"]]);
  await expect(importRoster.as(secadmin, { rows, take: "all" })).rejects.toThrow("没有建立任何账号");
  const count = async () =>
    (await ownerSql()`select count(*)::int as n from accounts where account like 'list-%'`)[0]!.n;
  expect(await count()).toBe(0);
  const [issued] = await importRoster.as(secadmin, { rows, take: "good" });
  expect(await count()).toBe(1);
  expect(await attempt("list-1", issued!.password)).not.toBeNull();
  await expect(importRoster.as(secadmin, { rows, take: "good" })).rejects.toThrow("没有可以建立的账号");
});

test("登录后只去本站的路径", () => {
  expect(pathAfterSignIn("/plan?unit=110105&status=overdue")).toBe("/plan?unit=110105&status=overdue");
  expect(pathAfterSignIn("http://127.0.0.1:3000/overview")).toBe("/overview");
  for (const elsewhere of [
    "https://example.org/",
    "//example.org",
    "/\\example.org",
    "javascript:alert(1)",
    "/sign-in",
    "/api/auth/signout",
    undefined,
    ["/plan"],
  ])
    expect(pathAfterSignIn(elsewhere)).toBe("/");
});
