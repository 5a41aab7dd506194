import { and, eq, like } from "drizzle-orm";
import { z } from "zod";
import { progressEntries } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { lateNote } from "@/platform/locked";
import { command } from "@/platform/run";
import { ownTotals } from "../reads/own-progress";
import { taskOf } from "../reads/parties";
import { requiredText, rowId } from "./inputs";
import { oneAtATime } from "./keys";
import { addEntry, entryText } from "./report-progress";

const ReversalInput = z.object({ entry: rowId, note: requiredText("冲正原因", 200) });

/** Words that a reversal begins with; the entry that it takes back is named by them. */
export const reversalOf = (entry: number): string => `冲正第 ${entry} 号填报：`;

/**
 * Takes back a wrong entry of the own unit by a new, opposite one on the same day; the old one stays. Refuses entries of other units,
 * reversals of reversals, a second reversal, and totals below zero.
 */
export const reverseProgress = command(
  { name: "plan.reverse-progress", may: "plan.report", input: ReversalInput },
  async ({ tx, staff, record, refuse }, input) => {
    const unit = staff.unit.code;
    const [old] = await tx.select().from(progressEntries).where(eq(progressEntries.id, input.entry));
    if (!old) throw new NotFound();
    if (old.unitCode !== unit) return refuse({ message: "只能冲正本单位的填报；下级的数字有误请退回，由填报单位更正" });
    if (old.note.startsWith("冲正第 ")) return refuse({ message: "这一条本身是冲正，请重新填报正确的数字" });
    const task = await taskOf(tx, old.taskId);

    await oneAtATime(tx, "progress", task.id, unit);
    const [again] = await tx
      .select({ id: progressEntries.id })
      .from(progressEntries)
      .where(
        and(
          eq(progressEntries.taskId, task.id),
          eq(progressEntries.unitCode, unit),
          like(progressEntries.note, `${reversalOf(old.id)}%`),
        ),
      );
    if (again) return refuse({ message: "这一条已经冲正过", conflict: true });
    const before = await ownTotals(tx, task.id, unit);
    const after = { amount: before.amount - old.amount, base: before.base - (old.base ?? 0) };
    if (after.amount < 0 || after.base < 0 || (task.kind === "ratio" && after.amount > after.base)) {
      return refuse({ message: "冲正后本单位累计会小于 0，或分子大于分母，请先核对其他填报" });
    }
    const entry = {
      day: old.day,
      amount: -old.amount,
      base: old.base === null ? null : -old.base,
      note: reversalOf(old.id) + input.note,
    };
    const row = await addEntry(tx, { ...entry, taskId: task.id, unitCode: unit, indicator: task.indicator }, staff);
    record({
      subject: { kind: "progress", id: row.id },
      unit,
      task: task.id,
      before: { entry: old.id, day: old.day, amount: old.amount, base: old.base, note: old.note },
      after: entry,
      note: `${old.day} ${entryText(task, entry.amount, entry.base)}，${entry.note}`,
    });
    return { entry: row.id, late: await lateNote(tx, [{ unit, day: old.day }]) };
  },
);
