import type { Day } from "@/platform/dates";
import { addWorkdays, type Calendar, workdaysBetween } from "@/platform/workdays";

/** 接收期限: working days within which a receiver accepts or refuses. */
export const TERM = 10;

/** The last day on which acceptance is in time. */
export const termOn = (calendar: Calendar, offered: Day): Day => addWorkdays(calendar, offered, TERM);

export interface Ageing {
  /** Working days since the offer; 0 on its day. */
  age: number;
  /** Working days to the end of the term, negative when past. */
  left: number;
  /** From half of the term on the age stands out. */
  near: boolean;
}

/** How old an open offer is on `today`, in working days. */
export function ageing(calendar: Calendar, offered: Day, term: Day, today: Day): Ageing {
  const age = workdaysBetween(calendar, offered, today);
  return { age, left: workdaysBetween(calendar, today, term), near: age * 2 >= TERM };
}
