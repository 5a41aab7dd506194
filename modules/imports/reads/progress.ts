import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { importProgress } from "@/db/schema";
import { query } from "@/platform/run";

const ProgressInput = z.object({ token: z.string().min(1).max(60) });

/**
 * How far an import of one's own is, by the token of its form: phase, rows done, rows in all (0 while unknown). Null when
 * nothing has been said for two minutes. Whichever process serves the import, any other can answer.
 */
export const progressQuery = query(
  { name: "import.progress", may: "self.account", input: ProgressInput },
  async ({ tx, staff }, { token }) => {
    const { phase, done, total } = importProgress;
    const [row] = await tx
      .select({ phase, done, total })
      .from(importProgress)
      .where(
        and(
          eq(importProgress.accountId, staff.id),
          eq(importProgress.token, token),
          sql`${importProgress.at} > now() - interval '2 minutes'`,
        ),
      );
    return row ?? null;
  },
);

export type Progress = NonNullable<Awaited<ReturnType<(typeof progressQuery)["as"]>>>;
