import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { z } from "zod";
import { movements } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { dayOf, isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { lateNote } from "@/platform/locked";
import { command } from "@/platform/run";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { objectionToReversal } from "../rules/objections";
import * as field from "./inputs";
import { groupCount, reverseMovements } from "./posting";

const ReverseInput = z.object({
  movement: field.rowId,
  /** Absent: today, or the day of the movement where it was recorded today (撤回). */
  day: field.day.optional(),
  reason: z.string().trim().min(1, "请写明冲正原因").max(200, "最多 200 字"),
});

/**
 * 冲正: a new movement that takes an old one back; nothing is edited. By the unit that holds the members, once, not before the
 * day of the movement. Refuses where later movements need what it would take away.
 */
export const reverse = command(
  { name: "membership.reverse", may: "membership.write", input: ReverseInput },
  async (context, input) => {
    const { tx, staff, today, record, refuse } = context;
    const later = alias(movements, "later");
    const [row] = await tx
      .select({ movement: movements, reversedBy: later.no })
      .from(movements)
      .leftJoin(later, eq(later.reverses, movements.id))
      .where(eq(movements.id, input.movement));
    if (!row) throw new NotFound();
    const { movement } = row;
    const recordedToday = timeText(movement.recordedAt).slice(0, 10) === timeText(new Date()).slice(0, 10);
    const day = input.day ?? (recordedToday ? movement.day : isoOf(today));
    const objection = objectionToReversal(
      {
        ...{ kind: movement.kind, no: movement.no, day: dayOf(movement.day), undone: movement.undone },
        ...{ holder: movement.toUnit ?? movement.fromUnit, reversedBy: row.reversedBy },
      },
      ...([staff.unit.code, dayOf(day), today] as const),
    );
    if (objection) return refuse(objection);
    const [id] = await reverseMovements(context, [movement.id], day, input.reason);
    record({
      subject: { kind: "movement", id: id! },
      unit: staff.unit.code,
      before: { no: movement.no, count: movement.count },
      after: { day, reason: input.reason },
      note: `冲正 ${movement.no}，${groupCount(movement.workerGroup as WorkerGroup, movement.count)}`,
    });
    return { movement: id!, no: movement.no, late: await lateNote(tx, [{ unit: staff.unit.code, day }]) };
  },
);
