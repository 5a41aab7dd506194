import { type SQL, sql } from "drizzle-orm";
import { addMonths, type Day, dayOf, isoOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { Calendar } from "@/platform/workdays";
import { type FollowUpState, followUpStateLabels } from "@/vocab/follow-up-states";
import type { FollowUpLevel } from "@/vocab/levels";
import { ageOf, meanTerm, SIGNING_TERM } from "../rules/term";
import { type Age, ages } from "../search";
import { dayIn, inTime, tables } from "./rows";

export interface FollowUpCounts {
  open: number;
  states: Record<FollowUpState, number>;
  /** Open ones by level. */
  levels: Record<FollowUpLevel, number>;
  overdue: number;
  /** Past the due day, by state. */
  late: Record<FollowUpState, number>;
  /** Unsigned for more than two working days. */
  unsigned: number;
  ages: Record<Age, number>;
  closedThisMonth: number;
  closedInTime: number;
  /** Mean working days from issue to closing, of this and of the last month; null where none was closed. */
  term: number | null;
  termBefore: number | null;
}

export interface Counted {
  counts: FollowUpCounts;
  /** Issue days (YYYY-MM-DD) of the open ones by age: what `age=` selects. */
  daysOf: Record<Age, string[]>;
}

interface Group extends Record<string, unknown> {
  state: FollowUpState;
  level: FollowUpLevel;
  issued: string;
  closed: string | null;
  late: boolean;
  n: number;
}

const zero = <Key extends string>(keys: readonly Key[]) =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
const stateKeys = Object.keys(followUpStateLabels) as FollowUpState[];
const ageKeys = Object.keys(ages) as Age[];

/**
 * Counts of the head, tabs and ageing over `where`; late means past due (open) or its last feedback came after it (closed). Closed ones are grouped
 * for this month and the last, and counted in all.
 */
export async function countsOf(tx: Tx, where: SQL, calendar: Calendar, today: Day): Promise<Counted> {
  const groups = await tx.execute<Group>(sql`
    select f.state, f.level, ${dayIn(sql`f.created_at`)}::text as issued, ${dayIn(sql`f.closed_at`)}::text as closed,
      case when f.state = 'closed' then not ${inTime} else ${isoOf(today)}::date > f.due_on end as late, count(*)::int as n
    from ${tables} where ${where} group by 1, 2, 3, 4, 5`);
  const counts: FollowUpCounts = {
    open: 0,
    states: zero(stateKeys),
    levels: zero(["remind", "chase", "supervise", "listed"]),
    overdue: 0,
    late: zero(stateKeys),
    unsigned: 0,
    ages: zero(ageKeys),
    closedThisMonth: 0,
    closedInTime: 0,
    term: null,
    termBefore: null,
  };
  const daysOf = Object.fromEntries(ageKeys.map((key) => [key, [] as string[]])) as Record<Age, string[]>;
  const months = { now: isoOf(today).slice(0, 7), before: isoOf(addMonths(today, -1)).slice(0, 7) };
  const closed: Record<string, { issued: Day; closed: Day }[]> = { [months.now]: [], [months.before]: [] };

  for (const { state, level, issued, closed: closedOn, late, n } of groups) {
    counts.states[state] += n;
    if (closedOn !== null) {
      const term = { issued: dayOf(issued), closed: dayOf(closedOn) };
      closed[closedOn.slice(0, 7)]?.push(...Array.from({ length: n }, () => term));
      if (closedOn.startsWith(months.now)) counts.closedThisMonth += n;
      if (closedOn.startsWith(months.now) && !late) counts.closedInTime += n;
    }
    if (state === "closed") continue;
    const age = ageOf(calendar, dayOf(issued), today);
    const bucket = ageKeys.find((key) => age >= ages[key][0] && age <= ages[key][1]) ?? "over10";
    counts.open += n;
    counts.levels[level] += n;
    counts.ages[bucket] += n;
    if (!daysOf[bucket].includes(issued)) daysOf[bucket].push(issued);
    if (late) counts.overdue += n;
    if (late) counts.late[state] += n;
    if (state === "issued" && age > SIGNING_TERM) counts.unsigned += n;
  }
  counts.term = meanTerm(calendar, closed[months.now] ?? []);
  counts.termBefore = meanTerm(calendar, closed[months.before] ?? []);
  return { counts, daysOf };
}
