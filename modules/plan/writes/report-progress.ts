import { z } from "zod";
import { progressEntries } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { baseOf, post } from "@/platform/figures";
import { lateNote } from "@/platform/locked";
import { type CommandContext, command, type Tx } from "@/platform/run";
import { ownTotals, recentEntries } from "../reads/own-progress";
import { seatOf, taskOf } from "../reads/parties";
import { isJump, parseAmount, shownAmount, typicalAmount } from "../rules/amounts";
import { isTyped, objectionToReport } from "../rules/reporting";
import { saveEvidence } from "./evidence";
import { evidenceInput, freeText, isoDay, requiredText, rowId, tick } from "./inputs";
import { oneAtATime } from "./keys";

const ProgressInput = z.object({
  task: rowId,
  /** The unit that the form was opened for; only the own one is accepted. */
  unit: z.string().optional(),
  day: isoDay,
  amount: requiredText("本次数量", 20),
  base: freeText(20),
  note: freeText(500),
  evidence: evidenceInput,
  confirmed: tick,
});

/**
 * Adds an increment, dated by day, to a task that is typed by hand, with evidence; answers the unit's new total. Refuses computed
 * tasks, other units, future days and totals below zero; a jump over five times the usual has to be confirmed. `late`: its month is locked.
 */
export const reportProgress = command(
  { name: "plan.report-progress", may: "plan.report", input: ProgressInput },
  (context, input) => addProgress(context, input),
);

/** The same from inside another module's command, in its transaction: what a periodic report asks of tasks that are typed. */
export async function addProgress(
  { tx, staff, today, record, refuse }: CommandContext,
  input: z.output<typeof ProgressInput>,
): Promise<{ entry: number; total: string; late: string | null }> {
  const unit = staff.unit.code;
  if (input.unit !== undefined && input.unit !== unit) {
    return refuse({ message: "只能填报本单位的进展；下级的数字有误请退回，由填报单位更正" });
  }
  const task = await taskOf(tx, input.task);
  if (!isTyped(task)) return refuse({ message: "这项任务由台账自动统计，不能人工填报" });
  if (!(await seatOf(tx, staff.unit, task.id)).takesPart) {
    return refuse({ message: "本单位没有承担这项任务，不能填报" });
  }
  const amount = parseAmount(input.amount, task.kind);
  if (amount === null) return refuse({ field: "amount", message: amountHint[task.kind] });
  const base = task.kind === "ratio" ? parseAmount(input.base, task.kind) : null;
  if (task.kind === "ratio" && base === null) return refuse({ field: "base", message: "请填写分母的整数增量" });

  // These words mark a reversal; only the command that posts one may write them.
  if (input.note.startsWith("冲正第 ")) return refuse({ field: "note", message: "冲正请在填报明细中选择原填报" });

  await oneAtATime(tx, "progress", task.id, unit);
  const before = await ownTotals(tx, task.id, unit);
  const entry = { day: input.day, amount, base, note: input.note };
  const objection = objectionToReport(task, entry, before, isoOf(today));
  if (objection) return refuse(objection);
  const typical = typicalAmount((await recentEntries(tx, task.id, unit)).map((e) => e.amount));
  if (isJump(amount, typical) && !input.confirmed) {
    const usual = shownAmount(Math.round(typical ?? 0), task.kind);
    return refuse({ field: "confirmed", message: `比近期中位数（${usual}）高出 5 倍以上，请核对，无误请勾选确认` });
  }
  const row = await addEntry(tx, { ...entry, taskId: task.id, unitCode: unit, indicator: task.indicator }, staff);
  const files = await saveEvidence(tx, staff, { kind: "progress", id: row.id, unit }, input.evidence);
  const total = { amount: before.amount + amount, base: before.base + (base ?? 0) };
  record({
    subject: { kind: "progress", id: row.id },
    unit,
    task: task.id,
    before,
    after: { ...entry, total, files },
    note: `${input.day} ${entryText(task, amount, base)}${input.note ? `，${input.note}` : ""}${files.length ? `，附件 ${files.length} 个` : ""}`,
  });
  return { entry: row.id, total: totalText(task, total), late: await lateNote(tx, [{ unit, day: input.day }]) };
}

const amountHint = {
  count: "请填写整数，减少请写负数",
  ratio: "请填写分子的整数增量",
  money: "请填写万元金额，最多六位小数",
  milestone: "请填写百分数，最多两位小数",
};

interface Measured {
  kind: "count" | "ratio" | "money" | "milestone";
  unitName: string;
}

export function entryText(task: Measured, amount: number, base: number | null): string {
  const sign = (value: number) => (value > 0 ? "+" : "");
  if (task.kind === "ratio") return `分子 ${sign(amount)}${amount}、分母 ${sign(base ?? 0)}${base ?? 0}`;
  return `${sign(amount)}${shownAmount(amount, task.kind)} ${task.unitName}`;
}

function totalText(task: Measured, total: { amount: number; base: number }): string {
  if (task.kind === "ratio") return `${total.amount}/${total.base}`;
  return `${shownAmount(total.amount, task.kind)} ${task.unitName}`;
}

interface NewEntry {
  taskId: number;
  unitCode: string;
  indicator: string;
  day: string;
  amount: number;
  base: number | null;
  note: string;
}

/** Appends the entry and posts it to the task's indicator. */
export async function addEntry(tx: Tx, { indicator, ...entry }: NewEntry, staff: { id: string; name: string }) {
  const rows = await tx
    .insert(progressEntries)
    .values({ ...entry, authorId: staff.id, authorName: staff.name })
    .returning({ id: progressEntries.id });
  const row = rows[0]!;
  const posting = { unit: entry.unitCode, day: entry.day, source: `progress:${row.id}` };
  await post(tx, [
    { ...posting, indicator, delta: entry.amount },
    { ...posting, indicator: baseOf(indicator), delta: entry.base ?? 0 },
  ]);
  return row;
}
