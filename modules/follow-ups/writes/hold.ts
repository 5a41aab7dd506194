import { desc, eq } from "drizzle-orm";
import { z } from "zod";
import { followUpEvents, followUps } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { NotFound } from "@/platform/errors";
import type { CommandContext, Tx } from "@/platform/run";
import { followUpEventLabels } from "@/vocab/follow-up-states";
import { objections } from "../messages";
import { postOf } from "../post";
import { type Side, standsOn } from "../rules/flow";

export type FollowUp = typeof followUps.$inferSelect;
export type EventKind = (typeof followUpEvents.$inferInsert)["kind"];

/** What every change names: the follow-up, and the version that its form was drawn from. */
export const HeldInput = z.object({
  id: z.coerce.number().int().positive().max(2_147_483_647),
  version: z.coerce.number().int().positive(),
});

export const textField = (asked: string) => z.string().trim().min(1, asked).max(2000, "最多 2000 字，请精简或改用附件");

/** The last change, in words for whoever came second. */
export async function lastChange(tx: Tx, id: number): Promise<string> {
  const [event] = await tx
    .select()
    .from(followUpEvents)
    .where(eq(followUpEvents.followUpId, id))
    .orderBy(desc(followUpEvents.id))
    .limit(1);
  if (!event) return objections.changed;
  return objections.changedBy(event.staffUnit, event.staffName, timeText(event.at), followUpEventLabels[event.kind]);
}

interface Asked {
  id: number;
  /** Absent where a change in between does no harm. */
  version?: number;
}

/**
 * The row, locked until the command ends, for a post on the named side. Of two at once the slower one is told who was
 * faster and when. NotFound outside the scope.
 */
export async function holdFollowUp(context: CommandContext, { id, version }: Asked, side: Side): Promise<FollowUp> {
  const { tx, staff, refuse } = context;
  const [row] = await tx.select().from(followUps).where(eq(followUps.id, id)).for("update");
  if (!row) throw new NotFound();
  // Before the side: whoever lost to a transfer has lost the side with it, and is told of the transfer.
  if (version !== undefined && version !== row.version)
    return refuse({ conflict: true, message: await lastChange(tx, id) });
  if (!standsOn(side, postOf(staff), row)) return refuse({ message: objections.wrongSide[side] });
  return row;
}

interface Change {
  set: Partial<typeof followUps.$inferInsert>;
  kind: EventKind;
  text?: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

type Changer = Pick<CommandContext, "tx" | "staff" | "record">;

/** Writes a change of a held row with its version, its event and its audit row. */
export async function changeFollowUp({ tx, staff, record }: Changer, held: FollowUp, change: Change) {
  const { set, kind, text = "", before = {}, after = {} } = change;
  const [row] = await tx
    .update(followUps)
    .set({ ...set, version: held.version + 1 })
    .where(eq(followUps.id, held.id))
    .returning();
  if (!row) throw new NotFound();
  await addEvent({ tx, staff }, row, kind, text);
  record({
    subject: { kind: "follow_up", id: row.id },
    unit: row.unitCode,
    ...(row.taskId === null ? {} : { task: row.taskId }),
    before,
    after,
    note: row.title,
  });
  return row;
}

/** A line of the trail, by whoever acts. */
export async function addEvent(
  { tx, staff }: Pick<CommandContext, "tx" | "staff">,
  { id, unitCode, issuerUnit }: Pick<FollowUp, "id" | "unitCode" | "issuerUnit">,
  kind: EventKind,
  text: string,
): Promise<void> {
  const by = { staffName: staff.name, staffUnit: staff.unit.title };
  await tx.insert(followUpEvents).values({ followUpId: id, unitCode, issuerUnit, kind, text, ...by });
}
