import type { Sql } from "postgres";
import { hashPassword } from "@/platform/passwords";
import { seedFile } from "../base";

interface Unit {
  code: string;
  name: string;
  level: string;
  pinyin: string;
  initials: string;
  parent_code: string | null;
}

/** The accounts that the address line of the demo prints; each signs in with the demo password. */
const named = [
  { account: "city", unit: "北京市", roles: ["reviewer", "planner"] },
  { account: "leader", unit: "北京市", roles: ["leader"] },
  { account: "dept", unit: "基层组织建设部", roles: ["officer"] },
  { account: "chaoyang", unit: "朝阳区", roles: ["reviewer"] },
  { account: "haidian", unit: "海淀区", roles: ["reviewer"] },
  { account: "heping", unit: "和平街街道", roles: ["officer"] },
];

/** One account a unit with a fictional name, the named ones with a password, and a liaison for all but a few units. */
export async function seedAccounts(sql: Sql, password: string): Promise<void> {
  const units = await sql<
    Unit[]
  >`select code, name, level, pinyin, initials, parent_code from units order by ordinal, code`;
  const { officerNames } = await seedFile<{ officerNames: string[] }>("demo-name-lists.json");
  const nameOf = (i: number) => officerNames[i % officerNames.length]!;
  const hash = await hashPassword(password);

  const taken = new Set(named.map((n) => n.account));
  const initialsOf = new Map(units.map((u) => [u.code, u.initials]));
  const withAccount = units.filter((u) => u.level !== "city" && !named.some((n) => n.unit === u.name));
  const officers = withAccount.map((unit, i) => {
    const plain = unit.pinyin.slice(0, 24);
    const account = taken.has(plain) ? `${plain}-${initialsOf.get(unit.parent_code ?? "") ?? i}` : plain;
    taken.add(account);
    const roles = unit.level === "district" ? ["reviewer"] : ["officer"];
    return { account, name: nameOf(i + 10), unit_code: unit.code, roles, must_change: true };
  });
  for (let i = 0; i < officers.length; i += 200) await sql`insert into accounts ${sql(officers.slice(i, i + 200))}`;

  const people = named.map(({ account, unit, roles }, i) => ({
    account,
    name: nameOf(i),
    unit_code: units.find((u) => u.name === unit)!.code,
    roles,
    must_change: false,
  }));
  await sql`insert into accounts ${sql(people)}`;
  await sql`update accounts set must_change = false, name = ${nameOf(7)} where account = 'sysadmin'`;
  await sql`update accounts set must_change = false, name = ${nameOf(8)} where account = 'secadmin'`;
  await sql`update accounts set must_change = false, name = ${nameOf(9)} where account = 'auditor'`;
  const known = [...named.map((n) => n.account), "sysadmin", "secadmin", "auditor"];
  await sql`insert into credentials (account_id, hash, expires_at) select id, ${hash}, null from accounts where account = any(${known})
    on conflict (account_id) do update set hash = excluded.hash, expires_at = null`;

  // Every 57th unit has lost its liaison: a vacancy is part of life.
  const liaisons = units
    .filter((_, i) => i % 57 !== 56)
    .map((unit, i) => ({ unit_code: unit.code, name: nameOf(i + 31), phone: `010-5550${String(1000 + i).slice(-4)}` }));
  for (let i = 0; i < liaisons.length; i += 200) await sql`insert into liaisons ${sql(liaisons.slice(i, i + 200))}`;
}
