import { eq } from "drizzle-orm";
import { z } from "zod";
import { indicators, progressEntries, tasks } from "@/db/schema";
import { command } from "@/platform/run";
import { valuesOf } from "../reads/task-values";
import { withDeadline } from "../rules/deadline-step";
import { rowId } from "./inputs";
import { refuseStale } from "./keys";
import { readFields, taskFields } from "./task-fields";
import { columnsOf, confirmedBy, inWords, replaceParts } from "./task-rows";

const EditInput = z
  .object({ task: rowId, version: z.coerce.number().int(), ...taskFields })
  .transform((input, context) => ({ task: input.task, version: input.version, ...readFields(input, context) }));

/**
 * The planner's change of a task: every field of the table, its parties and its milestones. What changed counts as 已核定 from then on and stands
 * in the history word by word. Refuses an outdated form, and another kind of indicator once there are reports.
 */
export const editTask = command(
  { name: "plan.edit-task", may: "plan.edit", input: EditInput },
  async ({ tx, record, refuse }, { task: id, version, ...sent }) => {
    await tx.select({ id: tasks.id }).from(tasks).where(eq(tasks.id, id)).for("update");
    const old = await valuesOf(tx, id);
    if (old.version !== version) return refuseStale(tx, id, { kind: "task", id: String(id), name: "这项任务" });
    const values = { ...sent, milestones: withDeadline(sent.milestones, old.dueOn, sent.dueOn) };
    if (old.kind !== values.kind || old.unitName !== values.unitName) {
      const [entry] = await tx
        .select({ id: progressEntries.id })
        .from(progressEntries)
        .where(eq(progressEntries.taskId, id))
        .limit(1);
      const field = old.kind === values.kind ? "unitName" : "kind";
      if (entry) return refuse({ field, message: "已有填报，不能再改指标类型和计量单位" });
    }
    const before = inWords(old);
    const after = inWords(values);
    const changed = Object.keys(after).filter((field) => before[field] !== after[field]);
    if (changed.length === 0) {
      record({ subject: { kind: "task", id }, task: id, note: "保存任务，没有变动" });
      return { task: id, changed };
    }
    const columns = columnsOf(values);
    await tx
      .update(tasks)
      .set({
        ...columns,
        // The plan's own words stay as long as what they say has not changed.
        targetText: changed.includes("目标") ? columns.targetText : old.targetText,
        dueText: changed.includes("时限") ? columns.dueText : old.dueText,
        provenance: { ...old.provenance, ...confirmedBy(changed) },
        version: version + 1,
      })
      .where(eq(tasks.id, id));
    const { indicatorName: name, unitName, kind, basis, source: ledger } = values;
    await tx.update(indicators).set({ name, unitName, kind, basis, ledger }).where(eq(indicators.key, old.indicator));
    if (["牵头单位", "配合单位", "时间节点"].some((field) => changed.includes(field)))
      await replaceParts(tx, id, values);
    const only = (words: Record<string, string>) => Object.fromEntries(changed.map((field) => [field, words[field]]));
    record({
      subject: { kind: "task", id },
      task: id,
      before: only(before),
      after: only(after),
      note: changed.map((field) => `${field}：${before[field]} → ${after[field]}`).join("；"),
    });
    return { task: id, changed };
  },
);
