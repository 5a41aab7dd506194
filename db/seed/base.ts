import { readFile } from "node:fs/promises";
import type { Sql } from "postgres";
import { postStreetBase } from "@/modules/enterprises/figures";
import { departmentsFromPlan, unitsFromOrgFile } from "@/modules/units/rules/org-file";
import { hashPassword, oneTimePassword } from "@/platform/passwords";

export async function seedFile<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(`db/seed/data/${name}`, "utf8")) as T;
}

interface Workdays {
  years: Record<
    string,
    { offDays: { date: string; name: string }[]; makeUpWorkdays: { date: string; name: string }[] }
  >;
}

interface PlanFile {
  meta: { planTitle: string; issuer: string; releaseDate: string };
}

const administrators = [
  { account: "sysadmin", name: "系统管理员" },
  { account: "secadmin", name: "安全管理员" },
  { account: "auditor", name: "审计员" },
] as const;

/**
 * What every board needs before anybody signs in: the reporting tree, the working days, the plan's head, and the three
 * administrators. Idempotent; returns the one-time passwords only of the administrators that it created.
 */
export async function seedBase(sql: Sql): Promise<{ account: string; password: string }[]> {
  await seedUnits(sql);
  await seedCalendar(sql);
  await seedPlanHead(sql);
  await postStreetBase(sql);
  await sql`insert into settings (key, value) values ('demo', 'false'::jsonb) on conflict do nothing`;
  const created: { account: string; password: string }[] = [];
  for (const { account, name } of administrators) {
    const rows = await sql<{ id: string }[]>`insert into accounts (account, name, unit_code, roles)
      values (${account}, ${name}, '11', ${[account]}) on conflict (account) do nothing returning id`;
    const row = rows[0];
    if (!row) continue;
    const password = oneTimePassword();
    await sql`insert into credentials (account_id, hash, expires_at) values (${row.id}, ${await hashPassword(password)}, now() + interval '7 days')`;
    created.push({ account, password });
  }
  return created;
}

async function seedUnits(sql: Sql): Promise<void> {
  const rows = [
    ...unitsFromOrgFile(await seedFile("org-units.json")),
    ...departmentsFromPlan(await seedFile("task-breakdown.json"), await seedFile("demo-name-lists.json")),
  ];
  const values = rows.map((u) => ({
    code: u.code,
    parent_code: u.parentCode,
    level: u.level,
    kind: u.kind,
    name: u.name,
    short_name: u.shortName,
    title: u.title,
    pinyin: u.pinyin,
    initials: u.initials,
    statutory_code: u.statutoryCode,
    aliases: u.aliases,
    ordinal: u.ordinal,
  }));
  // What an administrator renamed since stays renamed.
  for (let i = 0; i < values.length; i += 200) {
    await sql`insert into units ${sql(values.slice(i, i + 200))} on conflict (code) do nothing`;
  }
}

async function seedCalendar(sql: Sql): Promise<void> {
  const { years } = await seedFile<Workdays>("cn-workdays.json");
  const values = Object.values(years).flatMap(({ offDays, makeUpWorkdays }) => [
    ...offDays.map(({ date, name }) => ({ day: date, kind: "off", name })),
    ...makeUpWorkdays.map(({ date, name }) => ({ day: date, kind: "work", name })),
  ]);
  await sql`insert into calendar_days ${sql(values)} on conflict (day) do nothing`;
}

async function seedPlanHead(sql: Sql): Promise<void> {
  const { meta } = await seedFile<PlanFile>("task-breakdown.json");
  await sql`insert into plans (title, issuer, issued_on, starts_on, ends_on)
    select ${meta.planTitle}, ${meta.issuer}, ${meta.releaseDate}, ${meta.releaseDate}, '2022-12-31'
    where not exists (select 1 from plans)`;
}
