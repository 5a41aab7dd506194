import { sql } from "drizzle-orm";
import { importProgress } from "@/db/schema";
import { beside } from "@/platform/run";
import type { Staff } from "@/platform/staff";

export type Phase = "read" | "judge" | "write" | "settle" | "undo";

const PAUSE = 300;

/**
 * Tells how far an import is over another connection, because its own transaction shows nothing before it commits. Nobody waits
 * for it: of what is said while an earlier word is still under way only the last is told, and a word that fails is dropped.
 */
export function teller(staff: Staff, token: string | undefined) {
  let next: { phase: Phase; done: number; total: number } | null = null;
  let talking = false;
  const talk = async (key: string) => {
    talking = true;
    while (next) {
      const said = next;
      next = null;
      await beside(staff, async (tx) => {
        const row = { accountId: staff.id, token: key, ...said };
        await tx
          .insert(importProgress)
          .values(row)
          .onConflictDoUpdate({
            target: [importProgress.accountId, importProgress.token],
            set: { ...said, at: sql`now()` },
          });
      }).catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
    talking = false;
  };
  return (phase: Phase, done = 0, total = 0): void => {
    if (token === undefined) return;
    next = { phase, done, total };
    if (!talking) void talk(token);
  };
}

export const batchToken = (batch: number): string => `batch:${batch}`;
