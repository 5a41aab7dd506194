import { eq, sql } from "drizzle-orm";
import { reportLines, reports } from "@/db/schema";
import { addProgress, openBook, typedAmount } from "@/modules/plan";
import { narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { lateNote } from "@/platform/locked";
import { type CommandContext, command } from "@/platform/run";
import { type Computed, compute, missingBelow } from "../reads/compute";
import { spanOf } from "../reads/span";
import { isExpected } from "../rules/expected";
import { objectionToZero, stateAfter } from "../rules/flow";
import { type Period, periodLabel, periodOfKey } from "../rules/periods";
import { keepDraft } from "./draft";
import { ReportInput } from "./inputs";
import { addEvent, findReport, now, type ReportRow, titleOf } from "./row";

/**
 * What was typed becomes progress of the tasks, through the plan's own write: only the difference to what has been reported for
 * the period already, dated on its last day, so that no number is typed or counted twice.
 */
async function postTyped(context: CommandContext, row: ReportRow, period: Period): Promise<string | null> {
  const { tx } = context;
  const ids = Object.keys(row.typed);
  if (ids.length === 0) return null;
  const already = await tx.execute<{ task: number; n: number; d: number | null }>(sql`
    select task_id as task, sum(amount)::float8 as n, sum(base)::float8 as d from progress_entries
    where unit_code = ${row.unitCode} and task_id = any(${`{${ids.join()}}`}::int[])
      and day between ${row.startsOn}::date and ${row.endsOn}::date group by 1`);
  const { plan } = await openBook(context);
  let posted = false;
  for (const task of plan.tasks) {
    const typed = row.typed[task.id];
    if (!typed) continue;
    const before = already.find((entry) => entry.task === task.id);
    const n = typed.n - (before?.n ?? 0);
    const d = typed.d === null ? null : typed.d - (before?.d ?? 0);
    if (n === 0 && !d) continue;
    posted = true;
    await addProgress(context, {
      ...{ task: task.id, day: isoOf(period.end), amount: typedAmount(n, task.kind) },
      base: d === null ? "" : typedAmount(d, task.kind),
      note: `${periodLabel(period)}${period.cadence === "week" ? "周报" : "报告"}`,
      // The report itself shows a jump, to those who approve it too.
      ...{ evidence: [], confirmed: true },
    });
  }
  // A week's last day may lie in a month that is approved by now.
  return posted ? lateNote(tx, [{ unit: row.unitCode, day: isoOf(period.end) }]) : null;
}

/** The figures of a report as they stand now, in place of what was frozen before. */
export async function freeze({ tx }: Pick<CommandContext, "tx">, row: ReportRow, lines: Computed[]): Promise<void> {
  await tx.delete(reportLines).where(eq(reportLines.reportId, row.id));
  const values = lines.map((line) => ({
    ...{ reportId: row.id, unitCode: row.unitCode, taskId: line.taskId, code: line.code, title: line.title },
    ...{ kind: line.kind, measure: line.measure, source: line.source },
    ...{ ownN: line.own.n, ownD: line.own.d, ownChangeN: line.ownChange.n, ownChangeD: line.ownChange.d },
    ...{ totalN: line.total.n, totalD: line.total.d, changeN: line.change.n, changeD: line.change.d },
    ...{ beforeN: line.before, median: line.median, jump: line.jump, target: line.target, dueOn: line.due },
    ...{ progress: line.progress, expected: line.expected, status: line.status },
  }));
  if (values.length > 0) await tx.insert(reportLines).values(values);
}

/**
 * Submits the own unit's report of a period: what was typed is posted, the figures are frozen, and the level above decides. Refuses
 * periods that run, a zero that is none, and what is approved. One that is there already is answered as `already`, once.
 */
export const submitReport = command(
  { name: "report.submit", may: "report.write", input: ReportInput },
  async (context, input) => {
    const { tx, staff, today, record, refuse } = context;
    const period = periodOfKey(input.period)!;
    // A double click, or a retry whose first try arrived: one report, and the second is told so.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`report:${staff.unit.code}:${period.key}`}, 0))`,
    );
    const there = await findReport(tx, staff.unit.code, period.key);
    if (there?.state === "submitted") {
      record({
        subject: { kind: "report", id: there.id },
        unit: there.unitCode,
        note: `${titleOf(there)}，重复报送，未再生效`,
      });
      return {
        already: true,
        period: period.key,
        at: there.submittedAt!.toISOString(),
        missing: there.missing.length,
        late: null,
      };
    }
    if (today < period.end)
      return refuse({ message: `${periodLabel(period)}到 ${isoOf(period.end)} 结束，届时再报送` });
    // A report from before the first one would make that period expected of everybody.
    const span = await spanOf(context, await openBook(context), period.cadence);
    if (!isExpected(period, { ...span, today: Math.max(today, period.end + 1) }))
      return refuse({ message: `${periodLabel(period)}不在报送范围内，推进台启用以前的期间不补报` });
    const draft = await keepDraft(context, input);
    if (period.cadence === "month" && draft.did === "") {
      return refuse({ field: "did", message: draft.zero ? "请说明零报告的情况" : "请填写主要做法" });
    }
    const late = await postTyped(context, draft, period);
    const unit = await narrow(context, staff.unit.code);
    const lines = await compute(context, unit, period);
    const changes = lines.flatMap(({ change }) => [change.n, change.d].filter((value) => value !== null));
    const missing = await missingBelow(context, unit, period);
    // What units below have not sent is 缺, and 缺 is no zero.
    if (missing.length > 0 && draft.zero)
      return refuse({ field: "zero", message: `下级还有 ${missing.length} 个单位没有报，不能按零报告报送` });
    const objection = missing.length > 0 ? null : objectionToZero({ zero: draft.zero, changes });
    if (objection) return refuse(objection);
    await freeze(context, draft, lines);
    const [row] = await tx
      .update(reports)
      .set({
        ...{ state: stateAfter(draft.state, "submit")!, missing, jumps: lines.filter((line) => line.jump).length },
        ...{
          firstOn: draft.firstOn ?? isoOf(today),
          submittedAt: now,
          submittedBy: staff.id,
          submittedName: staff.name,
        },
        ...{ typed: {}, reasons: [], round: draft.round + 1, version: draft.version + 1 },
      })
      .where(eq(reports.id, draft.id))
      .returning();
    await addEvent(context, row!, "submitted", missing.length > 0 ? `下级缺 ${missing.length} 个` : "");
    record({
      subject: { kind: "report", id: draft.id },
      unit: draft.unitCode,
      before: { state: draft.state },
      after: { state: "submitted", zero: row!.zero, lines: lines.length, round: row!.round },
      note: `${titleOf(row!)}，${row!.zero ? "零报告" : `${lines.length} 项`}`,
    });
    return { already: false, period: period.key, at: row!.submittedAt!.toISOString(), missing: missing.length, late };
  },
);
