import type { Day } from "@/platform/dates";
import { addWorkdays, type Calendar, workdaysBetween } from "@/platform/workdays";
import type { FollowUpLevel } from "@/vocab/levels";

/** Working days that each level gives by default; the form proposes them and the issuer may choose another day. */
export const usualTerm: Record<FollowUpLevel, number> = { remind: 10, chase: 5, supervise: 5, listed: 10 };

/** The due day proposed for a level: so many working days after today. */
export function proposedDue(calendar: Calendar, today: Day, level: FollowUpLevel): Day {
  return addWorkdays(calendar, today, usualTerm[level]);
}

/** Working days since a follow-up was issued; 0 on the day itself. */
export function ageOf(calendar: Calendar, issued: Day, today: Day): number {
  return today <= issued ? 0 : workdaysBetween(calendar, issued, today);
}

/** Mean working days from issue to closing, one decimal; null where nothing was closed. */
export function meanTerm(calendar: Calendar, closed: readonly { issued: Day; closed: Day }[]): number | null {
  if (closed.length === 0) return null;
  const sum = closed.reduce((days, row) => days + ageOf(calendar, row.issued, row.closed), 0);
  return Math.round((sum / closed.length) * 10) / 10;
}

/** Working days within which a follow-up is to be signed for. */
export const SIGNING_TERM = 2;

/** Whether it was signed for within the term. */
export function signedInTime(calendar: Calendar, issued: Day, signed: Day): boolean {
  return ageOf(calendar, issued, signed) <= SIGNING_TERM;
}
