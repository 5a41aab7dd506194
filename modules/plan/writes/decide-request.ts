import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { allocations, milestones, taskRequests, tasks, units } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { command, type Tx } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { requestKindLabels, requestStateLabels } from "@/vocab/requests";
import { seatOf } from "../reads/parties";
import { claimOf, objectionToDecider } from "../rules/requests";
import { freeText, rowId } from "./inputs";

const DecisionInput = z
  .object({
    request: rowId,
    state: z.enum(["granted", "refused"], { error: "请选择同意或不同意" }),
    decision: freeText(500),
  })
  .refine((input) => input.state === "granted" || input.decision !== "", {
    path: ["decision"],
    message: "不同意时请写明理由",
  });

/**
 * Decides an open request one level up. A granted extension moves the allocation's deadline, or the city task's for the unit that leads
 * it; a granted completion sets the day of approval. The old date stays in the request and the history.
 */
export const decideRequest = command(
  { name: "plan.decide-request", may: "plan.decide", input: DecisionInput },
  async ({ tx, staff, today, record, refuse }, input) => {
    const [request] = await tx.select().from(taskRequests).where(eq(taskRequests.id, input.request)).for("update");
    if (!request) throw new NotFound();
    if (request.state !== "asked") {
      const when = request.decidedAt ? timeText(request.decidedAt) : "";
      const message = `这项申请已由 ${request.decidedName} 于 ${when} 审批：${requestStateLabels[request.state]}`;
      return refuse({ message, conflict: true });
    }
    const [unit] = await tx.select().from(units).where(eq(units.code, request.unitCode));
    if (!unit) throw new NotFound();
    const objection = objectionToDecider(staff, { askedBy: request.askedBy, unit });
    if (objection) return refuse({ message: objection });

    if (input.state === "granted") {
      const change: { dueOn?: string | null; completedOn?: string } =
        request.kind === "extension" ? { dueOn: request.newDue } : { completedOn: isoOf(today) };
      const claim = claimOf(unit, await seatOf(tx, unit, request.taskId));
      if (claim === "allocation") {
        await tx
          .update(allocations)
          .set({ ...change, version: sql`${allocations.version} + 1` })
          .where(and(eq(allocations.taskId, request.taskId), eq(allocations.unitCode, unit.code)));
        if (change.dueOn) await carryBelow(tx, request, unit, change.dueOn);
      } else if (claim === "task") {
        await tx
          .update(tasks)
          .set({ ...change, version: sql`${tasks.version} + 1` })
          .where(eq(tasks.id, request.taskId));
        if (change.dueOn && request.oldDue) {
          // The step on the deadline goes with it: else an extension would leave all of the target due on the old day.
          const last = and(eq(milestones.taskId, request.taskId), eq(milestones.dueOn, request.oldDue));
          await tx.update(milestones).set({ dueOn: change.dueOn }).where(last);
        }
      } else {
        return refuse({ message: "申请单位已不再承担这项任务，只能不同意" });
      }
    }
    const decided = { state: input.state, decision: input.decision, decidedName: staff.name, decidedAt: new Date() };
    await tx.update(taskRequests).set(decided).where(eq(taskRequests.id, request.id));
    const dates = request.kind === "extension" ? `（${request.oldDue} → ${request.newDue}）` : "";
    record({
      subject: { kind: "request", id: request.id },
      unit: unit.code,
      task: request.taskId,
      before: { state: request.state, oldDue: request.oldDue },
      after: { state: input.state, newDue: request.newDue, decision: input.decision },
      note: `${unit.shortName}的${requestKindLabels[request.kind]}申请${dates}：${requestStateLabels[input.state]}${input.decision ? `，${input.decision}` : ""}`,
    });
    return { state: input.state };
  },
);

/** The units below that had the extended day, or none of their own, get the new one: they do not see their parent's row. */
async function carryBelow(
  tx: Tx,
  { taskId, oldDue }: { taskId: number; oldDue: string | null },
  unit: { code: string; level: string },
  dueOn: string,
): Promise<void> {
  if (unit.level !== "district") return;
  const { lo, hi } = subtree(unit.code);
  const below = and(eq(allocations.taskId, taskId), gt(allocations.unitCode, lo), lt(allocations.unitCode, hi));
  const same =
    oldDue === null ? isNull(allocations.dueOn) : or(isNull(allocations.dueOn), eq(allocations.dueOn, oldDue));
  await tx
    .update(allocations)
    .set({ dueOn, version: sql`${allocations.version} + 1` })
    .where(and(below, same));
}
