import { and, desc, eq, sql } from "drizzle-orm";
import { progressEntries } from "@/db/schema";
import type { Tx } from "@/platform/run";

/** The unit's own sums of a task, without its subtree. */
export async function ownTotals(tx: Tx, taskId: number, unit: string): Promise<{ amount: number; base: number }> {
  const [row] = await tx
    .select({
      amount: sql<number>`coalesce(sum(${progressEntries.amount}), 0)::float8`,
      base: sql<number>`coalesce(sum(${progressEntries.base}), 0)::float8`,
    })
    .from(progressEntries)
    .where(and(eq(progressEntries.taskId, taskId), eq(progressEntries.unitCode, unit)));
  return row ?? { amount: 0, base: 0 };
}

/** The unit's last six reports of a task, newest first. */
export async function recentEntries(tx: Tx, taskId: number, unit: string) {
  return tx
    .select({
      id: progressEntries.id,
      day: progressEntries.day,
      amount: progressEntries.amount,
      base: progressEntries.base,
      note: progressEntries.note,
    })
    .from(progressEntries)
    .where(and(eq(progressEntries.taskId, taskId), eq(progressEntries.unitCode, unit)))
    .orderBy(desc(progressEntries.id))
    .limit(6);
}
