import { eq } from "drizzle-orm";
import { z } from "zod";
import { units } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";

/** A unit as the staff member of a scheduled job belongs to it. */
export const jobUnit = query(
  { name: "job.unit", may: "job.run", input: z.object({ unit: z.string() }) },
  async ({ tx }, { unit }) => {
    const [row] = await tx.select().from(units).where(eq(units.code, unit));
    if (!row) throw new NotFound();
    const { code, name, title, level, parentCode } = row;
    return { code, name, title, level, parentCode };
  },
);
