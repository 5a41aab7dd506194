import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { followUpEvents, followUps } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { NotFound } from "@/platform/errors";
import type { CommandContext, Tx } from "@/platform/run";
import { followUpEventLabels } from "@/vocab/follow-up-states";
import { objections } from "../messages";
import { postOf } from "../post";
import { after, type Move, sideOf, standsOn } from "../rules/flow";

/** What every move names: the follow-up, and the version that its form was drawn from. */
export const MoveInput = z.object({
  id: z.coerce.number().int().positive(),
  version: z.coerce.number().int().positive(),
});

export const textField = (asked: string) => z.string().trim().min(1, asked).max(2000, "最多 2000 字，请精简或改用附件");

/** The last change, in words for whoever came second. */
async function lastChange(tx: Tx, id: number): Promise<string> {
  const [event] = await tx
    .select()
    .from(followUpEvents)
    .where(eq(followUpEvents.followUpId, id))
    .orderBy(desc(followUpEvents.id))
    .limit(1);
  if (!event) return objections.changed;
  return objections.changedBy(event.staffUnit, event.staffName, timeText(event.at), followUpEventLabels[event.kind]);
}

const eventOf = { sign: "signed", note: "note", submit: "submitted", close: "closed", return: "returned" } as const;

interface Asked {
  id: number;
  /** Absent for a note: a colleague's note in between does no harm. */
  version?: number;
  text?: string;
}

/**
 * Takes one step under the row's lock: side, version and state are checked, the event and the audit row written.
 * Of two at once the slower one is told who was faster and when.
 */
export async function takeMove(
  context: CommandContext,
  move: Move,
  { id, version, text = "" }: Asked,
): Promise<{ id: number; unitCode: string }> {
  const { tx, staff, record, refuse } = context;
  const [before] = await tx.select().from(followUps).where(eq(followUps.id, id)).for("update");
  if (!before) throw new NotFound();
  if (!standsOn(sideOf(move), postOf(staff), before)) return refuse({ message: objections.wrongSide[sideOf(move)] });
  const next = after(before.state, move);
  const stale = version !== undefined && version !== before.version;
  if (stale || (next === null && version === undefined)) {
    return refuse({ conflict: true, message: await lastChange(tx, id) });
  }
  if (next === null) return refuse({ message: objections.wrongState[before.state] });

  const [row] = await tx
    .update(followUps)
    .set({
      state: next,
      version: before.version + 1,
      // Signing names the officer in charge where the issuer named none.
      ...(move === "sign" && before.assigneeId === null ? { assigneeId: staff.id } : {}),
      ...(move === "close" ? { closedAt: sql`now()` } : {}),
    })
    .where(eq(followUps.id, id))
    .returning();
  if (!row) throw new NotFound();
  await tx.insert(followUpEvents).values({
    followUpId: id,
    unitCode: row.unitCode,
    issuerUnit: row.issuerUnit,
    kind: eventOf[move],
    text,
    staffName: staff.name,
    staffUnit: staff.unit.title,
  });
  record({
    subject: { kind: "follow_up", id },
    unit: row.unitCode,
    ...(row.taskId === null ? {} : { task: row.taskId }),
    before: { state: before.state },
    after: { state: row.state, ...(text ? { text } : {}) },
    note: row.title,
  });
  return { id, unitCode: row.unitCode };
}
