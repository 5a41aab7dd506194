import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { instructions } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { NotFound } from "@/platform/errors";
import { command } from "@/platform/run";

const SettleInput = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
  text: z.string().trim().min(1, "请填写办理情况").max(500, "最多 500 字"),
});

/** What was done about a 批示 that needs no follow-up, written by the unit concerned or by the leader's own unit; once. */
export const settleInstruction = command(
  { name: "instruction.settle", may: "follow-up.handle", input: SettleInput },
  async ({ tx, staff, record, refuse }, { id, text }) => {
    const [row] = await tx.select().from(instructions).where(eq(instructions.id, id)).for("update");
    if (!row) throw new NotFound();
    if (row.unitCode !== staff.unit.code && row.authorUnit !== staff.unit.code)
      return refuse({ message: "由批示所指的单位或批示领导所在单位填写办理情况" });
    if (row.settledAt !== null) {
      const message = `${row.settledName} 已于 ${timeText(row.settledAt)} 填写办理情况`;
      return refuse({ conflict: true, message });
    }
    await tx
      .update(instructions)
      .set({ settledAt: sql`now()`, settledName: staff.name, settledNote: text })
      .where(eq(instructions.id, id));
    const subject = { kind: "instruction", id };
    record({ subject, unit: row.unitCode, after: { settled: text }, note: row.subjectTitle });
    return { id };
  },
);
