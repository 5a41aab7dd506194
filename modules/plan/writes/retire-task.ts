import { eq } from "drizzle-orm";
import { z } from "zod";
import { followUps, indicators, progressEntries, taskRequests, tasks } from "@/db/schema";
import { ledgerIndicators } from "@/modules/indicators";
import { command } from "@/platform/run";
import { valuesOf } from "../reads/task-values";
import { requiredText, rowId } from "./inputs";
import { refuseStale } from "./keys";
import { inWords } from "./task-rows";

const RetireInput = z.object({ task: rowId, version: z.coerce.number().int(), reason: requiredText("删除原因", 200) });

/** Takes a task on which nothing has been written yet out of the table, with its allocations; its history stays. */
export const retireTask = command(
  { name: "plan.retire-task", may: "plan.edit", input: RetireInput },
  async ({ tx, record, refuse }, { task: id, version, reason }) => {
    await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id)).for("update");
    const old = await valuesOf(tx, id);
    if (old.version !== version) return refuseStale(tx, id, { kind: "task", id: String(id), name: "这项任务" });
    for (const [table, column, what] of [
      [progressEntries, progressEntries.taskId, "填报"],
      [taskRequests, taskRequests.taskId, "申请"],
      [followUps, followUps.taskId, "跟进"],
    ] as const) {
      const [row] = await tx.select({ task: column }).from(table).where(eq(column, id)).limit(1);
      if (row) return refuse({ message: `这项任务已有${what}，不能删除` });
    }
    await tx.delete(tasks).where(eq(tasks.id, id));
    // A ledger's figure belongs to the ledger and outlives the task that it counted.
    if (!ledgerIndicators.some(({ key }) => key === old.indicator)) {
      await tx.delete(indicators).where(eq(indicators.key, old.indicator));
    }
    record({
      subject: { kind: "task", id },
      task: id,
      before: inWords(old),
      after: null,
      note: `删除 ${old.code} ${old.title}，${reason}`,
    });
    return { task: id };
  },
);
