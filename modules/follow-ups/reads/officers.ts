import { and, eq, inArray, ne } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { grantsOf, type Role } from "@/platform/may";
import type { Tx } from "@/platform/run";

export interface Officer {
  id: string;
  name: string;
  unit: string;
}

/** Active, named officers of the units who handle follow-ups, by unit and name. */
export async function officersOf(tx: Tx, codes: readonly string[]): Promise<Officer[]> {
  if (codes.length === 0) return [];
  const rows = await tx
    .select({ id: accounts.id, name: accounts.name, unit: accounts.unitCode, roles: accounts.roles })
    .from(accounts)
    .where(and(inArray(accounts.unitCode, [...codes]), eq(accounts.status, "active"), ne(accounts.name, "")))
    .orderBy(accounts.unitCode, accounts.name);
  return rows
    .filter((row) => grantsOf(row.roles as Role[]).has("follow-up.handle"))
    .map(({ id, name, unit }) => ({ id, name, unit }));
}
