import { eq, sql } from "drizzle-orm";
import { reports } from "@/db/schema";
import { notify } from "@/modules/notices";
import { narrow } from "@/modules/units";
import { NotFound, Refusal } from "@/platform/errors";
import { type CommandContext, command } from "@/platform/run";
import type { ReportReason } from "@/vocab/reports";
import { objectionToReasons, stateAfter } from "../rules/flow";
import { DecideInput, ManyInput, ReturnInput, UnapproveInput } from "./inputs";
import { addEvent, doneBy, findReport, lockReport, now, type ReportRow, titleOf } from "./row";

interface Decision {
  unit: string;
  period: string;
  move: "approve" | "return" | "unapprove";
  /** Absent in bulk: what stands there is decided on. */
  version?: number;
  reasons?: ReportReason[];
  text?: string;
}

const words = { approve: "通过", return: "退回", unapprove: "撤销通过" } as const;
const kinds = { approve: "approved", return: "returned", unapprove: "unapproved" } as const;

export const reasonsText = (reasons: readonly ReportReason[]): string =>
  reasons.map(({ label, text }) => `${label}：${text}`).join("；");

/**
 * One decision of the level above under the report's lock: of two at once the slower one is told who was faster and when.
 * Refuses units that are not directly below, reports that changed since they were looked at, and states that do not allow it.
 */
async function decide(context: CommandContext, decision: Decision): Promise<ReportRow> {
  const { tx, staff, record, refuse } = context;
  const { move, reasons = [], text = "" } = decision;
  const unit = await narrow(context, decision.unit);
  if (unit.parentCode !== staff.unit.code) return refuse({ message: `${unit.name}的报告由它的上一级审核` });
  const before = await lockReport(tx, unit.code, decision.period);
  if (!before) throw new NotFound("这一期还没有报告");
  const next = stateAfter(before.state, move);
  if (next === null || (decision.version !== undefined && decision.version !== before.version)) {
    const state = before.state === "draft" ? "这一期还没有报送" : `这份报告${doneBy(before)}`;
    return refuse({ conflict: true, message: `${state}，请刷新后再处理` });
  }
  if (move === "unapprove") {
    const above = await findReport(tx, staff.unit.code, decision.period);
    if (above?.state === "approved") {
      return refuse({ message: `本级${titleOf(above)}已经通过，须由上级先撤销通过，再从上到下逐级撤销` });
    }
  }
  const said = move === "return" ? reasonsText(reasons) : text;
  const [row] = await tx
    .update(reports)
    .set({
      ...{ state: next, reasons, decidedAt: now, decidedName: staff.name, decidedUnit: staff.unit.title },
      version: before.version + 1,
    })
    .where(eq(reports.id, before.id))
    .returning();
  await addEvent(context, row!, kinds[move], said);
  await notify(tx, {
    event: move === "approve" ? "approved" : "returned",
    ...{ unit: row!.unitCode, may: "report.write", title: `${titleOf(row!)}已${words[move]}` },
    ...{ detail: said, href: `/reports/${row!.month}`, key: `report:${row!.id}:${row!.version}` },
  });
  record({
    subject: { kind: "report", id: row!.id },
    unit: row!.unitCode,
    before: { state: before.state },
    after: { state: row!.state, ...(said ? { text: said } : {}) },
    note: `${words[move]}${titleOf(row!)}${said ? `，${said}` : ""}`,
  });
  return row!;
}

/** Approves the report of a unit directly below: its ledger rows of the month are locked, later ones are adjustments. */
export const approveReport = command(
  { name: "report.approve", may: "report.decide", input: DecideInput },
  async (context, input) => {
    const row = await decide(context, { ...input, move: "approve" });
    return { unit: row.unitCode, name: row.unitName };
  },
);

/** Returns the report of a unit directly below with a reason for each field that is named; the unit corrects and submits again. */
export const returnReport = command(
  { name: "report.return", may: "report.decide", input: ReturnInput },
  async (context, input) => {
    const objection = objectionToReasons(input.reasons);
    if (objection) return context.refuse(objection);
    const reasons = await labelled(context, input, input.reasons);
    const row = await decide(context, { ...input, reasons, move: "return" });
    return { unit: row.unitCode, name: row.unitName };
  },
);

/** Figures that a return names get their words from the frozen lines. */
async function labelled(
  { tx }: CommandContext,
  { unit, period }: { unit: string; period: string },
  reasons: ReportReason[],
): Promise<ReportReason[]> {
  const rows = await tx.execute<{ field: string; title: string }>(sql`select 'task:' || l.task_id as field, l.title
    from reports r join report_lines l on l.report_id = r.id where r.unit_code = ${unit} and r.period = ${period}`);
  const titles = new Map(rows.map((row) => [row.field, row.title]));
  return reasons.map((reason) => ({ ...reason, label: reason.label || (titles.get(reason.field) ?? "其他") }));
}

/** Takes an approval back with a reason, from the top down: refused while the own level's report of the period is approved. */
export const unapproveReport = command(
  { name: "report.unapprove", may: "report.decide", input: UnapproveInput },
  async (context, input) => {
    const row = await decide(context, { ...input, move: "unapprove" });
    return { unit: row.unitCode, name: row.unitName };
  },
);

export interface Outcome {
  unit: string;
  ok: boolean;
  message: string;
}

/** Approves or returns several reports of a period; each unit gets its own answer, and the failed ones move nothing. */
export const decideMany = command(
  { name: "report.decide-many", may: "report.decide", input: ManyInput },
  async (context, { period, units, move, text }) => {
    if (move === "return" && text === "") return context.refuse({ field: "text", message: "请写明退回原因" });
    const reasons: ReportReason[] = move === "return" ? [{ field: "other", label: "其他", text }] : [];
    const outcomes: Outcome[] = [];
    // In the order of codes, so that two who decide on the same units never wait for each other.
    for (const unit of [...new Set(units)].sort()) {
      try {
        const row = await decide(context, { unit, period, move, reasons });
        outcomes.push({ unit, ok: true, message: `${row.unitName}已${words[move]}` });
      } catch (error) {
        if (!(error instanceof Refusal || error instanceof NotFound)) throw error;
        outcomes.push({ unit, ok: false, message: error.message });
      }
    }
    if (outcomes.every((outcome) => !outcome.ok)) return context.refuse({ message: outcomes[0]!.message });
    return { outcomes };
  },
);
