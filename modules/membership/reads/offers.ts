import { type SQL, sql } from "drizzle-orm";
import { pathTo, type ScopedUnit } from "@/modules/units";
import { loadCalendar } from "@/platform/calendar";
import { cursor } from "@/platform/cursor";
import { dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import type { Channel } from "@/vocab/channels";
import type { OfferState } from "@/vocab/movements";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { type Ageing, ageing } from "../rules/term";
import { OfferSearch, type OfferSearchValues } from "../search";
import { all, inside, placeOf } from "./matching";

interface Stored extends Record<string, unknown> {
  id: number;
  state: OfferState;
  offeredOn: string;
  termOn: string;
  settledOn: string | null;
  settledName: string | null;
  reason: string;
  /** Null for members from outside: a join into another unit's balance. */
  fromCode: string | null;
  fromName: string | null;
  toCode: string;
  toName: string;
  recruiterCode: string | null;
  recruiterName: string | null;
  workerGroup: WorkerGroup;
  channel: Channel | null;
  count: number;
  author: string;
  movementNo: string | null;
}

export interface OfferRow extends Stored {
  /** Age and what is left of the term while open; null once settled. */
  ageing: Ageing | null;
  /** Accepted within the term. */
  kept: boolean | null;
  /** The asker's own unit receives, or sent it. */
  mine: "receiver" | "sender" | null;
}

function matching(search: OfferSearchValues, { range }: ScopedUnit, today: string): SQL {
  const to = inside(sql`o.to_unit`, range);
  const from = inside(sql`coalesce(o.from_unit, o.recruiter_unit)`, range);
  const conditions = [search.side === "in" ? to : search.side === "out" ? from : sql`(${to} or ${from})`];
  if (search.state) conditions.push(sql`o.state = ${search.state}`);
  if (search.id) conditions.push(sql`o.id = ${search.id}`);
  if (search.term === "kept") conditions.push(sql`o.state = 'accepted' and o.settled_on <= o.term_on`);
  if (search.term === "missed") conditions.push(sql`coalesce(o.settled_on, ${today}::date) > o.term_on`);
  return all(conditions);
}

const name = (table: string) => {
  const [u, p] = [sql.raw(table), sql.raw(`${table}p`)];
  return sql`case when ${u}.level = 'street' then ${p}.short_name || ' ' || ${u}.short_name else ${u}.name end`;
};
const named = sql`left join units f on f.code = o.from_unit left join units fp on fp.code = f.parent_code
  join units t on t.code = o.to_unit left join units tp on tp.code = t.parent_code
  left join units r on r.code = o.recruiter_unit left join units rp on rp.code = r.parent_code
  left join movements m on m.id = o.movement_id`;
const columns = sql`o.id, o.state, o.offered_on::text as "offeredOn", o.term_on::text as "termOn", o.settled_on::text as "settledOn",
  o.settled_name as "settledName", o.reason, o.from_unit as "fromCode", ${name("f")} as "fromName", o.to_unit as "toCode", ${name("t")} as "toName",
  o.recruiter_unit as "recruiterCode", ${name("r")} as "recruiterName", o.worker_group as "workerGroup", o.channel, o.count,
  o.author_name as author, m.no as "movementNo"`;
/** What waits longest stands first; what is settled, newest first. */
const order = sql`o.state <> 'open', case when o.state = 'open' then o.offered_on end, o.offered_on desc, o.id desc`;

async function frame(context: Context, search: OfferSearchValues) {
  const unit = await placeOf(context, search);
  const calendar = await loadCalendar(context.tx);
  const { staff, today } = context;
  const shown = (row: Stored): OfferRow => ({
    ...row,
    ageing: row.state === "open" ? ageing(calendar, dayOf(row.offeredOn), dayOf(row.termOn), today) : null,
    kept: row.state === "accepted" && row.settledOn !== null ? row.settledOn <= row.termOn : null,
    mine:
      row.toCode === staff.unit.code
        ? "receiver"
        : (row.fromCode ?? row.recruiterCode) === staff.unit.code
          ? "sender"
          : null,
  });
  return { unit, shown, where: matching(search, unit, isoOf(today)) };
}

/** 转接: offers in which a unit stands on either side, open ones first; ages in working days. `persons` is the sum of the filter. */
export const offerList = listing(
  { name: "membership.offers", may: "membership.read", input: OfferSearch },
  async (context, search) => {
    const { tx, staff, today } = context;
    const { unit, shown, where } = await frame(context, search);
    const states = await tx.execute<{ state: OfferState; n: number; persons: number }>(
      sql`select o.state, count(*)::int as n, sum(o.count)::int as persons from transfer_offers o
        where ${matching({ ...search, state: undefined }, unit, isoOf(today))} group by 1`,
    );
    const asked = states.filter((row) => search.state === undefined || row.state === search.state);
    const rows = await tx.execute<Stored>(sql`select ${columns} from (select o.* from transfer_offers o where ${where}
      order by ${order} limit ${search.size} offset ${(search.page - 1) * search.size}) o ${named} order by ${order}`);
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      total: asked.reduce((sum, row) => sum + row.n, 0),
      persons: asked.reduce((sum, row) => sum + row.persons, 0),
      states: {
        open: 0,
        accepted: 0,
        refused: 0,
        recalled: 0,
        ...Object.fromEntries(states.map((row) => [row.state, row.n])),
      } as Record<OfferState, number>,
      rows: rows.map(shown),
      today: isoOf(today),
    };
  },
  async function* (context, search) {
    const { shown, where } = await frame(context, search);
    for await (const batch of cursor<Stored>(
      context.tx,
      sql`select ${columns} from transfer_offers o ${named} where ${where} order by ${order}`,
    )) {
      yield batch.map(shown);
    }
  },
);
