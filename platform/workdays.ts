import { type Day, weekdayOf, yearOf } from "./dates";

/** Chinese working days: `off` are holidays, `work` are worked weekends (调休), `years` those whose notice is loaded. */
export interface Calendar {
  off: ReadonlySet<Day>;
  work: ReadonlySet<Day>;
  years: ReadonlySet<number>;
}

export function isWorkday(cal: Calendar, day: Day): boolean {
  if (cal.work.has(day)) return true;
  if (cal.off.has(day)) return false;
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6;
}

/** Whether the day's year has no calendar yet: weekdays count, and what depends on it is marked 估算. */
export function isEstimated(cal: Calendar, day: Day): boolean {
  return !cal.years.has(yearOf(day));
}

/** The n-th working day after `day` (before it, for a negative n); `day` itself for 0, be it a working day or not. */
export function addWorkdays(cal: Calendar, day: Day, n: number): Day {
  const step = Math.sign(n);
  let at = day;
  for (let left = Math.abs(n); left > 0; ) {
    at += step;
    if (isWorkday(cal, at)) left -= 1;
  }
  return at;
}

/** Working days after `a` up to and including `b`; negative the other way round. 0 on the same day. */
export function workdaysBetween(cal: Calendar, a: Day, b: Day): number {
  if (b < a) return -workdaysBetween(cal, b, a);
  let count = 0;
  for (let day = a + 1; day <= b; day += 1) if (isWorkday(cal, day)) count += 1;
  return count;
}
