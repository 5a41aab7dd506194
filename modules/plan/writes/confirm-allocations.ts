import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { z } from "zod";
import { allocations, tasks, units } from "@/db/schema";
import { command } from "@/platform/run";
import { taskOf } from "../reads/parties";
import { shownTarget } from "../rules/amounts";
import { rowId } from "./inputs";
import { refuseStale } from "./keys";

const ConfirmInput = z.object({ task: rowId, version: z.coerce.number().int() });

/**
 * Confirms what the districts are to do for a task and sets the city's target to their sum; a rate keeps the city's rate, because rates do
 * not add up. Source: DOMAIN, "Accepted district allocations are proposals".
 */
export const confirmAllocations = command(
  { name: "plan.confirm-allocations", may: "plan.edit", input: ConfirmInput },
  async ({ tx, record, refuse }, input) => {
    const task = await taskOf(tx, input.task);
    if (task.version !== input.version) {
      return refuseStale(tx, task.id, { kind: "task", id: String(task.id), name: "这项任务" });
    }
    const districts = tx.select({ code: units.code }).from(units).where(eq(units.parentCode, "11"));
    const proposals = and(
      eq(allocations.taskId, task.id),
      isNotNull(allocations.target),
      inArray(allocations.unitCode, districts),
    );
    const rows = await tx.select().from(allocations).where(proposals).for("update");
    if (rows.length === 0) return refuse({ message: "各区还没有分解目标，无从核定" });
    await tx
      .update(allocations)
      .set({ confirmed: true, version: sql`${allocations.version} + 1` })
      .where(and(proposals, eq(allocations.confirmed, false)));
    const adds = task.kind === "count" || task.kind === "money";
    const target = adds ? rows.reduce((sum, row) => sum + (row.target ?? 0), 0) : task.target;
    const text = target === null ? null : `${shownTarget(target, task.kind)}${adds ? ` ${task.unitName}` : ""}`;
    await tx
      .update(tasks)
      .set({
        target,
        ...(text && target !== task.target ? { targetText: text } : {}),
        provenance: target === task.target ? task.provenance : { ...task.provenance, target: "confirmed" },
        version: task.version + 1,
      })
      .where(eq(tasks.id, task.id));
    record({
      subject: { kind: "task", id: task.id },
      task: task.id,
      before: { target: task.target, confirmed: rows.filter((row) => row.confirmed).length },
      after: { target, confirmed: rows.length },
      note: `核定 ${rows.length} 个单位的分解${text ? `，全市目标 ${text}` : ""}`,
    });
    return { units: rows.length };
  },
);
