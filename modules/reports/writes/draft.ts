import { eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import { openBook, parseAmount, saveEvidence, typedHere } from "@/modules/plan";
import { type CommandContext, command } from "@/platform/run";
import { belongs, reporters } from "../reads/span";
import { type Period, periodLabel, periodOfKey } from "../rules/periods";
import { type ReportFields, ReportInput } from "./inputs";
import { doneBy, now, ownReport, type ReportRow, titleOf } from "./row";

type Typed = ReportRow["typed"];

/** The typed figures as stored integers; tasks that the unit does not type here are left out, blank fields too. */
async function typedOf(context: CommandContext, period: Period, input: ReportFields): Promise<Typed> {
  const mine = await typedHere(context);
  const { plan } = await openBook(context);
  const typed: Typed = {};
  for (const task of plan.tasks) {
    const fields = input.typed.get(task.id);
    if (!fields || !mine.has(task.id) || !belongs(period.cadence, task)) continue;
    const ratio = task.kind === "ratio";
    if (fields.n === "" && (!ratio || fields.d === "")) continue;
    const n = parseAmount(fields.n, task.kind);
    const d = ratio ? parseAmount(fields.d, task.kind) : null;
    if (n === null) context.refuse({ field: `n.${task.id}`, message: `${task.indicatorName}：请填写数字` });
    else if (ratio && d === null)
      context.refuse({ field: `d.${task.id}`, message: `${task.indicatorName}：请填写分母` });
    else typed[task.id] = { n, d };
  }
  return typed;
}

/**
 * Saves what a form holds into the own unit's draft and answers the row as it stands then, still locked. Refuses reports
 * that are with the level above, forms older than the row, and periods that ask nothing of the unit.
 */
export async function keepDraft(context: CommandContext, input: ReportFields): Promise<ReportRow> {
  const { tx, staff, refuse } = context;
  const period = periodOfKey(input.period)!;
  if (period.start > context.today) return refuse({ message: `${periodLabel(period)}还没有开始` });
  const [asked] = await reporters(context, await openBook(context), [staff.unit], period.cadence);
  if (!asked) return refuse({ message: "本单位没有承担这类任务，不需要报送" });
  const { row, fresh } = await ownReport(context, period);
  if (row.state === "submitted" || row.state === "approved") {
    return refuse({ conflict: true, message: `本期报告${doneBy(row)}，不能再改` });
  }
  if (!fresh && input.version !== row.version) {
    return refuse({ conflict: true, message: `${doneBy(row)}。您填写的内容仍在本页，请在新窗口核对后再保存` });
  }
  const { zero, did, problems, next } = input;
  const [kept] = await tx
    .update(reports)
    .set({
      ...{ zero, did, problems, next, unitName: staff.unit.name },
      typed: await typedOf(context, period, input),
      savedAt: now,
      version: row.version + 1,
    })
    .where(eq(reports.id, row.id))
    .returning();
  await saveEvidence(tx, staff, { kind: "report", id: row.id, unit: row.unitCode }, input.evidence);
  return kept!;
}

/** Keeps narrative, evidence, the zero and the typed figures of the own unit's report for later; nothing counts yet. */
export const draftReport = command(
  { name: "report.draft", may: "report.write", input: ReportInput },
  async (context, input) => {
    const row = await keepDraft(context, input);
    context.record({
      subject: { kind: "report", id: row.id },
      unit: row.unitCode,
      after: { period: row.period, zero: row.zero, version: row.version },
      note: `${titleOf(row)}，存草稿`,
    });
    return { period: row.period, version: row.version };
  },
);
