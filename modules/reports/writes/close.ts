import { eq } from "drizzle-orm";
import { reports } from "@/db/schema";
import { publishMonth, reopenMonth as reopenPublished } from "@/modules/plan";
import { narrow } from "@/modules/units";
import { type CommandContext, command } from "@/platform/run";
import { compute, missingBelow } from "../reads/compute";
import { type Period, periodLabel, periodOfKey } from "../rules/periods";
import { CloseInput, ReopenInput } from "./inputs";
import { reportedIn } from "./published";
import { addEvent, doneBy, lockReport, now, type ReportRow, titleOf } from "./row";
import { freeze } from "./submit";

/** The city's own report of a month under its lock, as the form saw it. */
async function cityReport(
  context: CommandContext,
  { period, version }: { period: string; version: number },
): Promise<ReportRow> {
  const { staff, tx, refuse } = context;
  if (periodOfKey(period)!.cadence !== "month") return refuse({ message: "只有月报可以定稿" });
  if (staff.unit.level !== "city") return refuse({ message: "定稿由市级专班办理" });
  const row = await lockReport(tx, staff.unit.code, period);
  if (!row || row.state === "draft")
    return refuse({ message: `先报送本级的${periodLabel(periodOfKey(period)!)}报告，再定稿` });
  if (row.version !== version) return refuse({ conflict: true, message: `本级报告${doneBy(row)}，请刷新后再处理` });
  return row;
}

async function settle(context: CommandContext, row: ReportRow, state: "approved" | "submitted", text: string) {
  const { tx, staff, record } = context;
  const [settled] = await tx
    .update(reports)
    .set({
      ...{ state, decidedAt: now, decidedName: staff.name, decidedUnit: staff.unit.title },
      version: row.version + 1,
    })
    .where(eq(reports.id, row.id))
    .returning();
  await addEvent(context, settled!, state === "approved" ? "closed" : "reopened", text);
  record({
    subject: { kind: "report", id: row.id },
    unit: row.unitCode,
    before: { state: row.state },
    after: { state, ...(text ? { text } : {}) },
    note: `${titleOf(row)}${state === "approved" ? "定稿" : `重新打开，${text}`}`,
  });
  return { period: row.period };
}

/** What was approved, or sent at all, after the city's report was submitted counts as well: the sum is that of the closing. */
async function sumAgain(context: CommandContext, row: ReportRow, period: Period): Promise<void> {
  const unit = await narrow(context, row.unitCode);
  const lines = await compute(context, unit, period);
  const missing = await missingBelow(context, unit, period);
  await freeze(context, row, lines);
  await context.tx
    .update(reports)
    .set({ missing, jumps: lines.filter((line) => line.jump).length })
    .where(eq(reports.id, row.id));
}

/** Closes a month: the city's own report is settled, and the month's figures stand as published. */
export const closeMonth = command(
  { name: "report.close", may: "report.close", input: CloseInput },
  async (context, input) => {
    const row = await cityReport(context, input);
    if (row.state !== "submitted") return context.refuse({ conflict: true, message: `本级报告${doneBy(row)}` });
    const period = periodOfKey(row.period)!;
    await sumAgain(context, row, period);
    await publishMonth(context, period.end, await reportedIn(context.tx, period));
    return settle(context, row, "approved", "");
  },
);

/** Opens a closed month again with a reason; what was published stays on record. The first step of un-approving from the top down. */
export const reopenMonth = command(
  { name: "report.reopen", may: "report.close", input: ReopenInput },
  async (context, input) => {
    const row = await cityReport(context, input);
    if (row.state !== "approved") return context.refuse({ conflict: true, message: `本级报告${doneBy(row)}` });
    await reopenPublished(context, periodOfKey(row.period)!.end, input.text);
    return settle(context, row, "submitted", input.text);
  },
);
