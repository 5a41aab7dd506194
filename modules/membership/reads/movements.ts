import { type SQL, sql } from "drizzle-orm";
import { pathTo, type ScopedUnit } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import type { Channel } from "@/vocab/channels";
import type { Effect, MovementKind } from "@/vocab/movements";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { MembershipSearch, type MembershipSearchValues, type SortKey } from "../search";
import { countsOf } from "./counts";
import { inside, matching, type Place, personsOf, placeOf } from "./matching";

/** A movement as lists and exports know it; null units are 系统外. `persons` is signed as the asked side counts it. */
export interface MovementRow extends Record<string, unknown> {
  id: number;
  no: string;
  day: string;
  kind: MovementKind;
  effect: Effect;
  fromCode: string | null;
  fromName: string | null;
  toCode: string | null;
  toName: string | null;
  recruiterCode: string | null;
  recruiterName: string | null;
  workerGroup: WorkerGroup;
  channel: Channel | null;
  persons: number;
  count: number;
  campaign: string | null;
  note: string;
  author: string;
  recordedAt: string;
  /** Number of the movement that this one takes back, and of the one that takes this one back. */
  reversesNo: string | null;
  reversedBy: string | null;
  /** Whether `from` and `to` lie inside the asked unit. */
  fromInside: boolean;
  toInside: boolean;
}

const named = sql`left join units f on f.code = m.from_unit left join units fp on fp.code = f.parent_code
  left join units t on t.code = m.to_unit left join units tp on tp.code = t.parent_code left join units ru on ru.code = m.recruiter_unit`;

const orders: Record<SortKey, ReturnType<typeof sql>> = { day: sql`m.day`, no: sql`m.no`, count: sql`m.count` };

function ordered(sort: MembershipSearchValues["sort"]) {
  const direction = sort.startsWith("-") ? sql`desc` : sql`asc`;
  return sql`${orders[sort.replace("-", "") as SortKey]} ${direction}, m.id ${direction}`;
}

/** 朝阳区和平街街道 for what lies outside the own district, the street alone inside it. */
const shownName = (unit: string, parent: string, own: ScopedUnit) => {
  const [u, p] = [sql.raw(unit), sql.raw(parent)];
  return own.level === "city"
    ? sql`case when ${u}.level = 'street' then ${p}.short_name || ' ' || ${u}.short_name else ${u}.name end`
    : sql`case when ${u}.level = 'street' and left(${u}.code, 6) <> ${own.code.slice(0, 6)} then ${p}.short_name || ' ' || ${u}.short_name else ${u}.name end`;
};

interface Asked extends ScopedUnit {
  range: Place;
}

/** The unit of the list; what 核实率 counts leaves out the units that are not verified. */
async function askedOf(context: Context, search: MembershipSearchValues): Promise<Asked> {
  const unit = await placeOf(context, search);
  const day = search.asOf ?? isoOf(context.today);
  return search.verified ? { ...unit, range: { ...unit.range, verifiedOn: day } } : unit;
}

/** Names of the 集中入会行动 that the unit's movements are tagged with, latest first. */
async function campaignsOf({ tx }: Context, { range }: ScopedUnit): Promise<string[]> {
  const rows = await tx.execute<{ campaign: string }>(sql`select m.campaign from movements m
    where m.campaign is not null and not m.undone and (${inside(sql`m.to_unit`, range)} or ${inside(sql`m.from_unit`, range)})
    group by 1 order by max(m.day) desc, 1 limit 30`);
  return rows.map(({ campaign }) => campaign);
}

/** The list in its order; with a page only the rows that stand on it are looked up by name. */
function statement(search: MembershipSearchValues, unit: Asked, page?: SQL) {
  const { range } = unit;
  const order = ordered(search.sort);
  const where = sql`where ${matching(search, range)} order by ${order}`;
  const from = page
    ? sql`(select m.* from movements m ${where} ${page}) m ${named} order by ${order}`
    : sql`movements m ${named} ${where}`;
  return sql`select m.id::int as id, m.no, m.day::text as day, m.kind, m.effect, m.from_unit as "fromCode", m.to_unit as "toCode",
      ${shownName("f", "fp", unit)} as "fromName", ${shownName("t", "tp", unit)} as "toName", m.recruiter_unit as "recruiterCode", ru.name as "recruiterName",
      m.worker_group as "workerGroup", m.channel, m.count, (${personsOf(search.kind, range, search.recruiter !== undefined || search.counted !== undefined)})::int as persons,
      m.campaign, m.note, m.author_name as author, m.recorded_at::text as "recordedAt",
      (select o.no from movements o where o.id = m.reverses) as "reversesNo", (select r.no from movements r where r.reverses = m.id) as "reversedBy",
      coalesce(${inside(sql`m.from_unit`, range)}, false) as "fromInside",
      coalesce(${inside(sql`m.to_unit`, range)}, false) as "toInside"
    from ${from}`;
}

async function rowsOf({ tx }: Context, search: MembershipSearchValues, unit: Asked) {
  return [
    ...(await tx.execute<MovementRow>(
      statement(search, unit, sql`limit ${search.size} offset ${(search.page - 1) * search.size}`),
    )),
  ];
}

/**
 * Movements that touch a unit's balance: one row each, newest first. `total` rows and `sum` persons are those of the whole
 * filter; `counts` are the tabs' under the other filters. A side lists what reverses it, signed. Corrected by reversals only.
 */
export const movementList = listing(
  { name: "membership.board", may: "membership.read", input: MembershipSearch },
  async (context, search) => {
    const unit = await askedOf(context, search);
    const { total, sum, counts } = await countsOf(context, search, unit.range);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      total,
      sum,
      counts,
      rows: await rowsOf(context, search, unit),
      campaigns: await campaignsOf(context, unit),
      today: isoOf(context.today),
    };
  },
  async function* (context, search) {
    const unit = await askedOf(context, search);
    yield* cursor<MovementRow>(context.tx, statement(search, unit));
  },
);
