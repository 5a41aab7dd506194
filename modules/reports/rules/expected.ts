import type { Day } from "@/platform/dates";
import type { ReportLook, ReportState } from "@/vocab/reports";
import type { Period } from "./periods";

export interface Span {
  planStart: Day;
  planEnd: Day;
  /** First day of the first period of the cadence that anybody reported; null before the first report. */
  since: Day | null;
  today: Day;
}

/**
 * Whether a report of the period is expected of those who take part: a whole period inside the plan's time that has ended,
 * and none before the board took its first report. The last ended one is asked for on a board without any.
 */
export function isExpected(period: Period, { planStart, planEnd, since, today }: Span): boolean {
  if (period.start < planStart || period.start > planEnd || period.end >= today) return false;
  if (since !== null) return period.start >= since;
  return today - period.end <= period.end - period.start + 1;
}

/** What a unit's period looks like: 未报 until it is submitted, and a zero is reported, never assumed. */
export function lookOf(report: { state: ReportState; zero: boolean } | null): ReportLook {
  if (report === null || report.state === "draft") return "missing";
  if (report.state === "submitted" && report.zero) return "zero";
  return report.state;
}

export interface Filed {
  /** Day of the first submission; null: never submitted. */
  firstOn: Day | null;
  due: Day;
}

export interface Rates {
  expected: number;
  submitted: number;
  onTime: number;
  /** Submitted ÷ expected and on time ÷ expected, 0–1; null where nothing is expected. */
  completeness: number | null;
  timeliness: number | null;
}

/** 齐全率 and 及时率 of expected reports. What was returned had been submitted, and its first day counts. Source: DOMAIN, "Reports". */
export function ratesOf(filed: readonly Filed[]): Rates {
  const submitted = filed.filter((f) => f.firstOn !== null).length;
  const onTime = filed.filter((f) => f.firstOn !== null && f.firstOn <= f.due).length;
  const expected = filed.length;
  const share = (n: number) => (expected === 0 ? null : n / expected);
  return { expected, submitted, onTime, completeness: share(submitted), timeliness: share(onTime) };
}
