import type { Day } from "@/platform/dates";

/** Weeks whose pace is carried on. Source: DOMAIN, "Forecast". */
export const PACE_WEEKS = 8;

export interface Outlook {
  /** Per week: net over the last weeks, and what the deadline demands (null without target or time). */
  pace: number;
  needed: number | null;
  /** The day on which the target is met at this pace; null when met, unknown or impossible. */
  metOn: Day | null;
  met: boolean;
  /** 按当前速度无法完成. */
  impossible: boolean;
}

/** A pace that needs longer than a century does not finish. */
const HORIZON = 36_525;

/** Where the pace of the last eight weeks leads, in persons; `recent` is what those weeks added. */
export function outlookOf(
  { total, recent, target, due }: { total: number; recent: number; target: number | null; due: Day | null },
  today: Day,
): Outlook {
  const pace = recent / PACE_WEEKS;
  const left = target === null ? null : Math.max(0, target - total);
  const needed = left === null || due === null || due <= today ? null : (left * 7) / (due - today);
  if (left === null || left === 0) return { pace, needed, metOn: null, met: left === 0, impossible: false };
  const days = pace > 0 ? Math.ceil((left * 7) / pace - 1e-9) : Number.POSITIVE_INFINITY;
  if (days > HORIZON) return { pace, needed, metOn: null, met: false, impossible: true };
  return { pace, needed, metOn: today + days, met: false, impossible: false };
}
