import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";

/** Takes what was verified more than 90 days ago out of 核实率, on the day on which it ended; for every unit, once a night. */
export const lapseDue = command(
  { name: "membership.lapse-due", may: "job.run", input: z.object({}) },
  async ({ tx, today, record }) => {
    const [row] = await tx.execute<{ units: number }>(sql`select app.lapse_due(${isoOf(today)}::date) as units`);
    record({ subject: { kind: "job", id: "membership.lapse" }, note: `核实到期 ${row?.units ?? 0} 个单位` });
    return {};
  },
);
