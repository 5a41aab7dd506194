import type { Day } from "@/platform/dates";
import { type Calendar, workdaysBetween } from "@/platform/workdays";
import type { FollowUpState } from "@/vocab/follow-up-states";
import { type FollowUpLevel, levelOrder } from "@/vocab/levels";

/** After how many working days past due a level rises by itself, and to which. A reminder stays one; 挂牌督办 is the top. */
export const escalation: Partial<Record<FollowUpLevel, { after: number; to: FollowUpLevel }>> = {
  chase: { after: 3, to: "supervise" },
  supervise: { after: 5, to: "listed" },
};

interface Standing {
  level: FollowUpLevel;
  state: FollowUpState;
  due: Day;
  /** The day of the last rise; null while the level is the issued one. */
  raised: Day | null;
  /** An extension waits for the issuer's decision. */
  asked: boolean;
}

/**
 * The level that an overdue follow-up rises to today, or null. Counted in working days from the due day or from the last
 * rise, whichever is later, so that each level has its own days. What waits for the issuer (feedback, extension) stays.
 */
export function risesTo(calendar: Calendar, today: Day, { level, state, due, raised, asked }: Standing) {
  const step = escalation[level];
  if (!step || asked || state === "submitted" || state === "closed") return null;
  return workdaysBetween(calendar, Math.max(due, raised ?? due), today) > step.after ? step.to : null;
}

/** Levels above one, for raising by hand. */
export const levelsAbove = (level: FollowUpLevel): FollowUpLevel[] => levelOrder.slice(levelOrder.indexOf(level) + 1);

/** Whether a level bears a number: 督办 and above. */
export const isNumbered = (level: FollowUpLevel): boolean =>
  levelOrder.indexOf(level) >= levelOrder.indexOf("supervise");

/** 督办〔2026〕12 号: the n-th of an issuing unit's year. */
export const numberText = (year: number, n: number): string => `督办〔${year}〕${n} 号`;
