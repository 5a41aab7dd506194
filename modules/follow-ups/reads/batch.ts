import { eq } from "drizzle-orm";
import { z } from "zod";
import { followUpBatches } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";

/** What became of every row of one bulk issue, in the order of the form; NotFound outside the scope. */
export const followUpBatch = query(
  {
    name: "follow-up.batch",
    may: "follow-up.issue",
    input: z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
  },
  async ({ tx }, { id }) => {
    const [row] = await tx.select().from(followUpBatches).where(eq(followUpBatches.id, id));
    if (!row) throw new NotFound();
    const rows = row.outcomes.map((outcome, at) => ({ ...outcome, at: at + 1 }));
    return { id, rows, staffName: row.staffName, at: timeText(row.at) };
  },
);
