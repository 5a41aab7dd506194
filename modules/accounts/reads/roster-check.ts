import { eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { accounts, units } from "@/db/schema";
import { unitResolver } from "@/modules/units";
import { query, type Tx } from "@/platform/run";
import { accountName, personName, type RoleKey, rolesObjection, rolesOfText } from "../rules/roles";
import { ROSTER_LIMIT, RosterRow, rosterHeads } from "../rules/roster-rows";

export const RosterRows = z.array(RosterRow).min(1, "没有数据").max(ROSTER_LIMIT, `一次最多 ${ROSTER_LIMIT} 行`);

export interface CheckedRow extends RosterRow {
  problems: { column: string; reason: string }[];
  /** What the row would create; null while it has a problem. */
  plan: { account: string; name: string; unitCode: string; unitTitle: string; roles: RoleKey[] } | null;
}

/** Each row of a roster with what stands against it, column by column; a row without a problem carries what it creates. */
export async function checkRoster(tx: Tx, rows: readonly RosterRow[]): Promise<CheckedRow[]> {
  const known = await tx.select().from(units).where(eq(units.active, true));
  const byCode = new Map(known.map((unit) => [unit.code, unit]));
  const resolve = unitResolver(known);
  const names = rows.map((row) => row.account.toLowerCase());
  const taken = await tx.select({ account: accounts.account }).from(accounts).where(inArray(accounts.account, names));
  const seen = new Set(taken.map((row) => row.account));
  const earlier = new Map<string, number>();

  return rows.map((row) => {
    const problems: CheckedRow["problems"] = [];
    const against = (key: keyof typeof rosterHeads, reason: string) =>
      void problems.push({ column: rosterHeads[key], reason });
    const account = accountName.safeParse(row.account);
    if (!account.success) against("account", account.error.issues[0]?.message ?? "账号有误");
    else if (seen.has(account.data)) against("account", "账号已存在");
    else if (earlier.has(account.data)) against("account", `与第 ${earlier.get(account.data)} 行重复`);
    else earlier.set(account.data, row.row);
    const name = personName.safeParse(row.name);
    if (!name.success) against("name", name.error.issues[0]?.message ?? "姓名有误");
    const resolved = resolve(row.unit);
    const unit = resolved.ok ? byCode.get(resolved.code) : undefined;
    if (!resolved.ok) against("unit", resolved.message);
    const { roles, unknown } = rolesOfText(row.roles);
    const objection = unknown !== null ? `没有“${unknown}”这个角色` : unit ? rolesObjection(roles, unit.level) : null;
    if (objection) against("roles", objection);
    const good = problems.length === 0 && account.success && name.success && unit;
    const plan = good
      ? { account: account.data, name: name.data, unitCode: unit.code, unitTitle: unit.title, roles }
      : null;
    return { ...row, problems, plan };
  });
}

/** What a roster would create and what is wrong with it, by row and column; changes nothing. */
export const previewRoster = query(
  { name: "account.preview-roster", may: "account.admin", input: z.object({ rows: RosterRows }) },
  ({ tx }, { rows }) => checkRoster(tx, rows),
);
