import { sql } from "drizzle-orm";
import { importProgress } from "@/db/schema";
import { beside } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import { teller as anyTeller } from "@/platform/teller";

export type Phase = "read" | "judge" | "write" | "settle" | "undo";

/** Tells how far an import is; its own transaction shows nothing before it commits. */
export function teller(staff: Staff, token: string | undefined) {
  const tell = anyTeller((said: { phase: Phase; done: number; total: number }) =>
    beside(staff, async (tx) => {
      await tx
        .insert(importProgress)
        .values({ accountId: staff.id, token: token ?? "", ...said })
        .onConflictDoUpdate({
          target: [importProgress.accountId, importProgress.token],
          set: { ...said, at: sql`now()` },
        });
    }),
  );
  return (phase: Phase, done = 0, total = 0): void => {
    if (token !== undefined) tell({ phase, done, total });
  };
}

export const batchToken = (batch: number): string => `batch:${batch}`;
