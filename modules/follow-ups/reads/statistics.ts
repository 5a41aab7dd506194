import { sql } from "drizzle-orm";
import { loadCalendar } from "@/modules/plan";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import type { Calendar } from "@/platform/workdays";
import { meanTerm, signedInTime } from "../rules/term";
import { StatisticsSearch } from "../search";
import { dayIn, inTime, issuedIn } from "./rows";

/** Follow-ups addressed to a unit and below it, or to the unit alone (`own`). */
export interface StatisticsRow {
  code: string;
  name: string;
  own: boolean;
  issued: number;
  signed: number;
  signedInTime: number;
  open: number;
  overdue: number;
  closed: number;
  endedInTime: number;
  /** In time ÷ closed; null where nothing was closed. */
  rate: number | null;
  /** Mean working days from issue to closing. */
  term: number | null;
}

interface Group extends Record<string, unknown> {
  unit: string;
  issued: string;
  signed: string | null;
  closed: string | null;
  overdue: boolean;
  inTime: boolean;
  n: number;
}

const shareOf = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function rowOf(place: { code: string; name: string; own: boolean }, groups: readonly Group[], calendar: Calendar) {
  const sum = (test: (group: Group) => boolean) => groups.reduce((n, group) => n + (test(group) ? group.n : 0), 0);
  const closed = sum((group) => group.closed !== null);
  const ended = sum((group) => group.closed !== null && group.inTime);
  const terms = groups.flatMap(({ issued, closed: on, n }) =>
    on === null ? [] : Array.from({ length: n }, () => ({ issued: dayOf(issued), closed: dayOf(on) })),
  );
  return {
    ...place,
    issued: sum(() => true),
    signed: sum((group) => group.signed !== null),
    signedInTime: sum((g) => g.signed !== null && signedInTime(calendar, dayOf(g.issued), dayOf(g.signed))),
    open: sum((group) => group.closed === null),
    overdue: sum((group) => group.overdue),
    closed,
    endedInTime: ended,
    rate: shareOf(ended, closed),
    term: meanTerm(calendar, terms),
  } satisfies StatisticsRow;
}

async function groupsOf({ tx }: Context, range: { lo: string; hi: string }, issued: string | undefined, today: Day) {
  const when = issued === undefined ? sql`true` : issuedIn(issued);
  return tx.execute<Group>(sql`select f.unit_code as unit, ${dayIn(sql`f.created_at`)}::text as issued,
      ${dayIn(sql`f.signed_at`)}::text as signed, ${dayIn(sql`f.closed_at`)}::text as closed,
      (f.state <> 'closed' and f.due_on < ${isoOf(today)}::date) as overdue, coalesce(${inTime}, false) as "inTime", count(*)::int as n
    from follow_ups f where f.unit_code >= ${range.lo} and f.unit_code < ${range.hi} and ${when} group by 1, 2, 3, 4, 5, 6`);
}

async function load(
  context: Context,
  { unit: asked, issued }: { unit?: string | undefined; issued?: string | undefined },
) {
  const { tx, staff, today } = context;
  const unit = await narrow(context, asked);
  const calendar = await loadCalendar(tx);
  const children = await childrenOf(tx, unit.code);
  const groups = await groupsOf(context, unit.range, issued, today);
  const below = children.map(({ code, name }) => {
    const of = groups.filter((group) => group.unit.startsWith(code));
    return rowOf({ code, name, own: false }, of, calendar);
  });
  const own = rowOf(
    { code: unit.code, name: "本级", own: true },
    groups.filter((g) => g.unit === unit.code),
    calendar,
  );
  const rows = [own, ...below].filter((row) => row.issued > 0);
  return {
    unit,
    path: await pathTo(tx, unit.code, staff.read),
    children: children.map(({ code, name }) => ({ code, name })),
    rows,
    total: rowOf({ code: unit.code, name: "合计", own: false }, groups, calendar),
    issued,
    today,
  };
}

/**
 * Follow-ups by receiving unit: one row for each unit below the asked one that has any, and one for itself. Counts in 项,
 * mean terms in working days, the rate 0–1; `issued` keeps those issued in a year, quarter or month. Always live.
 */
export const followUpStatistics = listing(
  { name: "follow-up.statistics", may: "follow-up.read", input: StatisticsSearch },
  (context, search) => load(context, search),
  async function* (context, search) {
    const { rows, total } = await load(context, search);
    yield [...rows, total];
  },
);
