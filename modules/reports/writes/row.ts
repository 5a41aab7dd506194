import { and, eq, sql } from "drizzle-orm";
import { reportEvents, reports } from "@/db/schema";
import { loadCalendar } from "@/modules/plan";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import type { CommandContext, Tx } from "@/platform/run";
import type { ReportEventKind } from "@/vocab/reports";
import { dueDay, type Period, periodLabel } from "../rules/periods";

export type ReportRow = typeof reports.$inferSelect;

export async function findReport(tx: Tx, unit: string, period: string): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.unitCode, unit), eq(reports.period, period)));
  return row ?? null;
}

/** The row under its lock; of two who come at once the second waits here and then sees what the first one did. */
export async function lockReport(tx: Tx, unit: string, period: string): Promise<ReportRow | null> {
  const [row] = await tx
    .select()
    .from(reports)
    .where(and(eq(reports.unitCode, unit), eq(reports.period, period)))
    .for("update");
  return row ?? null;
}

/** The own unit's row, made where there is none yet, under its lock. `fresh`: this call made it. */
export async function ownReport(
  { tx, staff }: CommandContext,
  period: Period,
): Promise<{ row: ReportRow; fresh: boolean }> {
  const made = await tx
    .insert(reports)
    .values({
      unitCode: staff.unit.code,
      unitName: staff.unit.name,
      period: period.key,
      cadence: period.cadence,
      month: period.month,
      startsOn: isoOf(period.start),
      endsOn: isoOf(period.end),
      dueOn: isoOf(dueDay(await loadCalendar(tx), period)),
    })
    .onConflictDoNothing()
    .returning({ id: reports.id });
  const row = await lockReport(tx, staff.unit.code, period.key);
  if (!row) throw new Error("the own report is neither there nor new");
  return { row, fresh: made.length > 0 };
}

export async function addEvent(
  { tx, staff }: CommandContext,
  report: { unitCode: string; period: string },
  kind: ReportEventKind,
  text = "",
): Promise<void> {
  await tx.insert(reportEvents).values({
    ...{ unitCode: report.unitCode, period: report.period, kind, text },
    staffName: staff.name,
    staffUnit: staff.unit.title,
  });
}

/** 于 07-05 17:20 由 江晚舟 报送: what the other one did, for whoever comes second. */
export function doneBy(row: ReportRow): string {
  if (row.state === "submitted") return `已由 ${row.submittedName} 于 ${timeText(row.submittedAt!)} 报送`;
  if (row.state === "approved") return `已由 ${row.decidedUnit} ${row.decidedName} 于 ${timeText(row.decidedAt!)} 通过`;
  if (row.state === "returned") return `已由 ${row.decidedUnit} ${row.decidedName} 于 ${timeText(row.decidedAt!)} 退回`;
  return `草稿已于 ${timeText(row.savedAt)} 由同事保存`;
}

/** 和平街街道2022年6月报告. */
export const titleOf = (row: Pick<ReportRow, "unitName" | "period" | "cadence">): string =>
  `${row.unitName}${periodLabel({ key: row.period, cadence: row.cadence })}报告`;

export const now = sql`now()`;
