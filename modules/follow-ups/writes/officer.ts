import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema";
import { grantsOf, type Role } from "@/platform/may";
import type { Tx } from "@/platform/run";

/** An active officer of the unit who handles follow-ups; null for anybody else. */
export async function officerOf(tx: Tx, id: string, unit: string): Promise<{ id: string; name: string } | null> {
  const [found] = await tx
    .select({ id: accounts.id, name: accounts.name, roles: accounts.roles })
    .from(accounts)
    .where(and(eq(accounts.id, id), eq(accounts.unitCode, unit), eq(accounts.status, "active")));
  return found && grantsOf(found.roles as Role[]).has("follow-up.handle") ? { id: found.id, name: found.name } : null;
}
