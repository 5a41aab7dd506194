import { eq } from "drizzle-orm";
import { z } from "zod";
import { evidenceFiles } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";

/** One evidence file with its bytes. The policy decides who reads it; a missing and a foreign one are the same NotFound. */
export const evidenceFile = query(
  { name: "plan.evidence-file", may: "plan.read", input: z.object({ id: z.uuid("附件编号有误") }) },
  async ({ tx }, { id }) => {
    const [file] = await tx.select().from(evidenceFiles).where(eq(evidenceFiles.id, id));
    if (!file) throw new NotFound();
    return file;
  },
);
