import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { taskRequests } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { lockedMonths } from "@/platform/locked";
import { query, type Tx } from "@/platform/run";
import { typicalAmount } from "../rules/amounts";
import { isTyped } from "../rules/reporting";
import { claimOf, objectionToExtension } from "../rules/requests";
import { ownTotals, recentEntries } from "./own-progress";
import { effectiveDue, seatOf, taskOf } from "./parties";

/** How the own unit stands to a task's forms: what the report form starts from, and which requests it may make; null where it may not. */
export const taskForms = query(
  {
    name: "plan.task-forms",
    may: "plan.read",
    input: z.object({ task: z.coerce.number().int().positive().max(2_147_483_647) }),
  },
  async ({ tx, staff, today }, input) => {
    const task = await taskOf(tx, input.task);
    const seat = await seatOf(tx, staff.unit, task.id);
    const last = await recentEntries(tx, task.id, staff.unit.code);
    const day = isoOf(today);
    const report = staff.may.has("plan.report") && isTyped(task) && seat.takesPart;
    const claim = staff.may.has("plan.ask") ? claimOf(staff.unit, seat) : null;
    const waiting = await open(tx, task.id, staff.unit.code);
    const due = claim === "task" ? task.dueOn : await effectiveDue(tx, staff.unit, task);
    const own = claim === "task" ? task : seat.allocation;
    const completes = isTyped(task) && (task.kind === "milestone" || own?.target === null) && !own?.completedOn;
    const late = objectionToExtension(due, "9999-12-31", day);
    return {
      task: { id: task.id, title: task.title, kind: task.kind, unitName: task.unitName, startsOn: task.startsOn },
      unit: { code: staff.unit.code, title: staff.unit.title },
      account: staff.account,
      today: day,
      report: report
        ? {
            total: await ownTotals(tx, task.id, staff.unit.code),
            typical: typicalAmount(last.map((e) => e.amount)),
            last,
            locked: await lockedMonths(tx, staff.unit.code),
          }
        : null,
      extension: claim !== null && !waiting && late === null && due !== null ? { due } : null,
      completion: claim !== null && !waiting && completes,
      waiting,
      allocates: staff.may.has("plan.allocate") && ["city", "district"].includes(staff.unit.level),
      edits: staff.may.has("plan.edit"),
    };
  },
);

export type TaskForms = Awaited<ReturnType<(typeof taskForms)["as"]>>;

async function open(tx: Tx, taskId: number, unit: string): Promise<boolean> {
  const mine = and(eq(taskRequests.taskId, taskId), eq(taskRequests.unitCode, unit), eq(taskRequests.state, "asked"));
  const rows = await tx.select({ id: taskRequests.id }).from(taskRequests).where(mine).limit(1);
  return rows.length > 0;
}
