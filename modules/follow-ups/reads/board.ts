import { sql } from "drizzle-orm";
import { loadCalendar } from "@/modules/plan";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { dayOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import type { Calendar } from "@/platform/workdays";
import { postOf } from "../post";
import { ageOf } from "../rules/term";
import { FollowUpSearch, type FollowUpSearchValues } from "../search";
import { type Counted, countsOf } from "./counts";
import { columns, type FollowUpRow, ground, matching, orderOf, tables } from "./rows";

export interface BoardRow extends FollowUpRow {
  /** Calendar days to the due day, negative when past; null once closed. */
  daysLeft: number | null;
  /** Working days since it was issued, up to its closing. */
  age: number;
}

/** The two days that depend on the calendar, beside the row. */
export function aged(row: FollowUpRow, calendar: Calendar, today: number): BoardRow {
  const until = row.closedOn === null ? today : dayOf(row.closedOn);
  return {
    ...row,
    daysLeft: row.closedOn === null ? dayOf(row.dueOn) - today : null,
    age: ageOf(calendar, dayOf(row.issuedOn), until),
  };
}

async function frame(context: Context, search: FollowUpSearchValues) {
  const { tx, staff, today } = context;
  const unit = await narrow(context, search.unit);
  const post = postOf(staff);
  const calendar = await loadCalendar(tx);
  const counted: Counted = await countsOf(tx, ground(search, post), calendar, today);
  const agedDays = search.age === undefined ? null : counted.daysOf[search.age];
  return { unit, calendar, counts: counted.counts, where: matching(search, post, today, agedDays) };
}

/**
 * Follow-ups that the asker's unit issued or has below it: one row each, open ones unless a state is asked for. Counts are
 * the head's, the tabs' and the ageing's, in 项; ages in working days. Always live.
 */
export const followUpBoard = listing(
  { name: "follow-up.board", may: "follow-up.read", input: FollowUpSearch },
  async (context, search) => {
    const { unit, calendar, counts, where } = await frame(context, search);
    const [totals] = await context.tx.execute<{ n: number }>(
      sql`select count(*)::int as n from ${tables} where ${where}`,
    );
    const rows = await context.tx.execute<FollowUpRow>(sql`select ${columns} from ${tables} where ${where}
      order by ${orderOf(search.sort)} limit ${search.size} offset ${(search.page - 1) * search.size}`);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: (await childrenOf(context.tx, unit.code)).map(({ code, name }) => ({ code, name })),
      counts,
      total: totals?.n ?? 0,
      rows: rows.map((row) => aged(row, calendar, context.today)),
      today: context.today,
    };
  },
  async function* (context, search) {
    const { calendar, where } = await frame(context, search);
    const statement = sql`select ${columns} from ${tables} where ${where} order by ${orderOf(search.sort)}`;
    for await (const batch of cursor<FollowUpRow>(context.tx, statement)) {
      yield batch.map((row) => aged(row, calendar, context.today));
    }
  },
);
