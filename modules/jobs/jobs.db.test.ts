import { afterAll, beforeAll, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { boss } from "@/platform/jobs";
import { systemStaff } from "@/platform/system-staff";
import { handlers } from "./registry";

const job = (id: string, data: unknown = {}) => ({
  id: `00000000-0000-4000-8000-${id.padStart(12, "0")}`,
  data,
  key: `job:${id}`,
  signal: new AbortController().signal,
  last: false,
});

const queued = async (name: string) =>
  (await ownerSql()`select data from pgboss.job where name = ${name}`).map((row) => row.data as { unit?: string });

beforeAll(async () => {
  await ownerSql()`delete from notices`;
});
afterAll(async () => (await boss()).stop({ graceful: false }));

test("the reminders of the day: one job a unit, delivered again it adds nothing", async () => {
  await handlers["deadline.daily"].run(job("1"));
  await handlers["deadline.daily"].run(job("1"));
  const units = (await queued("deadline.unit")).map(({ unit }) => unit);
  expect(units).toContain("110105");
  expect(new Set(units).size).toBe(units.length);
});

test("a unit's officers are told of what is overdue on their desk, once for each deadline", async () => {
  await handlers["deadline.unit"].run(job("2", { unit: "110105" }));
  const rows =
    await ownerSql()`select n.event, n.key, n.href, a.unit_code from notices n join accounts a on a.id = n.account_id`;
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => row.key.startsWith("task:") && row.unit_code !== "110105")).toEqual([]);
  await handlers["deadline.unit"].run(job("3", { unit: "110105" }));
  const [again] = await ownerSql()`select count(*)::int as n from notices`;
  expect(again!.n).toBe(rows.length);
  const [audit] =
    await ownerSql()`select staff_name, staff_unit, staff_id from audit_log where verb = 'job.remind' limit 1`;
  expect(audit).toEqual({ staff_name: "系统", staff_unit: "系统", staff_id: systemStaff().id });
});

test("an overdue follow-up is told to who has to do it and to who issued it", async () => {
  const sql = ownerSql();
  const [heping, chaoyang] = await Promise.all(["heping", "chaoyang"].map(staffNamed));
  const [row] =
    await sql`insert into follow_ups (level, title, body, unit_code, issuer_unit, issuer_id, issuer_name, due_on)
    values ('chase', '补报名单', '补', ${heping!.unit.code}, ${chaoyang!.unit.code}, ${chaoyang!.id}, '朝阳', '2021-09-01') returning id`;
  await handlers["deadline.unit"].run(job("4", { unit: heping!.unit.code }));
  const told = await sql`select a.unit_code as unit from notices n join accounts a on a.id = n.account_id
    where n.key like ${`follow-up:${row!.id}:%:overdue`} and n.event = 'overdue'`;
  expect(new Set(told.map(({ unit }) => unit))).toEqual(new Set([heping!.unit.code, chaoyang!.unit.code]));
});

test("the clearing takes what is old and leaves what is not", async () => {
  const sql = ownerSql();
  const { id } = await staffNamed("heping");
  await sql`insert into command_receipts (account_id, key, verb, at) values (${id}, 'old', 'x.y', now() - interval '31 days'), (${id}, 'new', 'x.y', now())`;
  await sql`insert into sign_in_attempts (at, address, account, ok) values (now() - interval '31 days', 'a', 'nobody', false), (now(), 'a', 'somebody', false)`;
  await sql`insert into sign_in_locks (account, failures) values ('nobody', 2), ('somebody', 2)`;
  await sql`insert into notices (account_id, unit_code, event, title, href, inbox, mail, robot, read_at)
    values (${id}, '110105001', 'approved', 'old', '/desk', true, false, false, now() - interval '181 days'),
      (${id}, '110105001', 'approved', 'unread', '/desk', true, false, false, null)`;
  await handlers["board.purge"].run(job("5"));
  expect((await sql`select key from command_receipts where account_id = ${id}`).map((r) => r.key)).toEqual(["new"]);
  expect((await sql`select account from sign_in_attempts`).map((r) => r.account)).not.toContain("nobody");
  const locks = (await sql`select account from sign_in_locks`).map((r) => r.account);
  expect(locks).toContain("somebody");
  expect(locks).not.toContain("nobody");
  expect((await sql`select title from notices where event = 'approved'`).map((r) => r.title)).toEqual(["unread"]);
});
