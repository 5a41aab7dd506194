import { sql } from "drizzle-orm";
import { z } from "zod";
import { loadCalendar } from "@/modules/plan";
import { dayOf, isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { cadenceOfTask, type ReportCadence, type ReportLook, type ReportState } from "@/vocab/reports";
import { isExpected, lookOf } from "../rules/expected";
import { dueDay, periodAt, periodBefore, periodLabel, runUpTo } from "../rules/periods";

export interface DueReport {
  period: string;
  month: string;
  label: string;
  cadence: ReportCadence;
  look: ReportLook;
  due: string;
  /** Calendar days to the due day, negative when past. */
  daysLeft: number;
}

// A type, not an interface: only aliases count as records for the driver.
export type ToReview = {
  period: string;
  cadence: ReportCadence;
  label: string;
  n: number;
  /** Day of the first of them. */
  since: string;
};

/** How many ended periods an own report is asked for back: what is older is the completeness table's affair. */
const BACK: Record<ReportCadence, number> = { month: 3, week: 2, quarter: 2 };
const classes = { district: "districts", street: "streets", industrial_union: "industrial_unions" } as const;

/**
 * What of the reports waits for the asker: how many of the units directly below are to be decided on, and which periods the own
 * unit has not submitted or has to correct, soonest due first. Empty for who neither writes nor decides.
 */
export const reportWaiting = query(
  { name: "report.waiting", may: "report.read", input: z.object({}) },
  async ({ tx, staff, today }) => {
    const { code, level } = staff.unit;
    const review = staff.may.has("report.decide")
      ? (
          await tx.execute<Omit<ToReview, "label">>(sql`select r.period, r.cadence, count(*)::int as n,
              (min(r.submitted_at) at time zone 'Asia/Shanghai')::date::text as since
            from reports r join units u on u.code = r.unit_code
            where r.state = 'submitted' and u.parent_code = ${code} group by 1, 2 order by min(r.ends_on)`)
        ).map((row): ToReview => ({ ...row, label: periodLabel({ key: row.period, cadence: row.cadence }) }))
      : [];
    const decide = review.reduce((all, { n }) => all + n, 0);
    if (!staff.may.has("report.write")) return { decide, review, due: [] };
    const [plan] = await tx.execute<{ start: string; end: string }>(
      sql`select starts_on::text as start, ends_on::text as "end" from plans order by id limit 1`,
    );
    const own = classes[level as keyof typeof classes] ?? "";
    const shares = await tx.execute<{
      cadence: string;
    }>(sql`select distinct t.cadence from tasks t where ${level === "city"}
      or exists (select 1 from allocations a where a.task_id = t.id and a.unit_code = ${code})
      or exists (select 1 from task_parties p where p.task_id = t.id and (p.unit_code = ${code} or p.kind = ${own}))`);
    const since = await tx.execute<{ cadence: string; starts: string }>(
      sql`select cadence, starts_on::text as starts from app.reports_since()`,
    );
    const calendar = await loadCalendar(tx);
    const periods = (["month", "week", "quarter"] as const).flatMap((cadence) => {
      const taking =
        cadence === "month"
          ? shares.length > 0
          : level !== "city" && shares.some((row) => row.cadence === cadenceOfTask[cadence]);
      if (!plan || !taking) return [];
      const starts = since.find((row) => row.cadence === cadence)?.starts;
      const span = {
        ...{ planStart: dayOf(plan.start), planEnd: dayOf(plan.end), today },
        since: starts === undefined ? null : dayOf(starts),
      };
      return runUpTo(periodBefore(periodAt(cadence, today)), BACK[cadence]).filter((period) =>
        isExpected(period, span),
      );
    });
    const rows = await tx.execute<{
      period: string;
      state: ReportState;
      zero: boolean;
    }>(sql`select period, state, zero from reports
      where unit_code = ${code} and period = any(${`{${periods.map((period) => period.key).join()}}`}::text[])`);
    const due = periods
      .map((period): DueReport => {
        const last = dueDay(calendar, period);
        return {
          ...{ period: period.key, month: period.month, label: periodLabel(period), cadence: period.cadence },
          look: lookOf(rows.find((row) => row.period === period.key) ?? null),
          ...{ due: isoOf(last), daysLeft: last - today },
        };
      })
      .filter(({ look }) => look === "missing" || look === "returned")
      .sort((a, b) => a.daysLeft - b.daysLeft);
    return { decide, review, due };
  },
);
