import { type SQL, sql } from "drizzle-orm";
import { loadCalendar } from "@/modules/plan";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { dayOf } from "@/platform/dates";
import { type Context, listing, type Tx } from "@/platform/run";
import type { Calendar } from "@/platform/workdays";
import type { FollowUpState } from "@/vocab/follow-up-states";
import { postOf } from "../post";
import { ageOf, signedInTime } from "../rules/term";
import { FollowUpSearch, type FollowUpSearchValues } from "../search";
import { type Counted, countsOf } from "./counts";
import { columns, type FollowUpRow, ground, matching, orderOf, signedKey, tables } from "./rows";

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
  const chosen = {
    aged: search.age === undefined ? null : counted.daysOf[search.age],
    signed: search.signed === "in_time" || search.signed === "late" ? await signedDays(tx, calendar, search) : null,
  };
  return { unit, calendar, counts: counted.counts, where: matching(search, post, today, chosen) };
}

/** Days of issue and signature that lie within the term, or beyond it. */
async function signedDays(tx: Tx, calendar: Calendar, { signed, unit }: FollowUpSearchValues): Promise<string[]> {
  const inside = unit === undefined ? sql`true` : sql`starts_with(f.unit_code, ${unit})`;
  const pairs = await tx.execute<{ key: string }>(
    sql`select distinct ${signedKey} as key from follow_ups f where f.signed_at is not null and ${inside}`,
  );
  return pairs
    .map(({ key }) => key)
    .filter((key) => {
      const [issued = "", on = ""] = key.split(" ");
      return signedInTime(calendar, dayOf(issued), dayOf(on)) === (signed === "in_time");
    });
}

/** Cards of one state on the board before the rest is a link. */
const COLUMN = 12;

/** The first cards of every state, and how many each state holds. */
async function cardsOf({ tx, today }: Context, where: SQL, search: FollowUpSearchValues, calendar: Calendar) {
  const found = await tx.execute<FollowUpRow & { n: number }>(sql`select * from (select ${columns},
      count(*) over (partition by f.state)::int as n,
      row_number() over (partition by f.state order by ${orderOf(search.sort)}) as place
    from ${tables} where ${where}) w where place <= ${COLUMN} order by place`);
  const held = Object.fromEntries(found.map((row) => [row.state, row.n])) as Partial<Record<FollowUpState, number>>;
  return { rows: found.map((row) => aged(row, calendar, today)), held };
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
    const cards = search.view === "board" ? await cardsOf(context, where, search, calendar) : null;
    const rows = cards
      ? []
      : await context.tx.execute<FollowUpRow>(sql`select ${columns} from ${tables} where ${where}
      order by ${orderOf(search.sort)} limit ${search.size} offset ${(search.page - 1) * search.size}`);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: (await childrenOf(context.tx, unit.code)).map(({ code, name }) => ({ code, name })),
      counts,
      total: totals?.n ?? 0,
      rows: cards?.rows ?? rows.map((row) => aged(row, calendar, context.today)),
      /** How many stand in each state, for the board. */
      held: cards?.held ?? {},
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
