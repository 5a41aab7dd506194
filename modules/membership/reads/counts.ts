import { type SQL, sql } from "drizzle-orm";
import { dayOf, monthEnd } from "@/platform/dates";
import type { Context } from "@/platform/run";
import { type Leg, legs } from "@/vocab/movements";
import { equationOf } from "../rules/equation";
import { type Lens, lenses, type MembershipSearchValues } from "../search";
import { all, daysOf, grouped, inside, matching, onSide, type Place, personsOf } from "./matching";

export interface ListCounts {
  total: number;
  sum: number;
  /** Rows by tab: each side, reversals, and all. */
  counts: Record<Lens | "all", number>;
}

/**
 * Rows and persons of the list and of its tabs. Filters that the day sums know are answered by them; the rest is counted
 * from the movements, in one pass.
 */
export async function countsOf(context: Context, search: MembershipSearchValues, range: Place): Promise<ListCounts> {
  const plain = !search.q && !search.campaign && !search.batch && !search.id && !search.recruiter && !search.counted;
  if (!plain) return passOver(context, search, range);
  const lens = search.kind ?? "all";
  const { rows, sums } = await tabCounts(context, search, range);
  if (lens !== "reversal") return { total: rows[lens], sum: sums[lens], counts: rows };
  const [row] = await context.tx.execute<{ sum: number }>(
    sql`select coalesce(sum(${personsOf("reversal", range, false)}), 0)::float8 as sum from movements m where ${matching(search, range)}`,
  );
  return { total: rows.reversal, sum: row?.sum ?? 0, counts: rows };
}

/** Under filters that no day sum knows. What a unit recruited has no sides: every tab holds all of it. */
async function passOver({ tx }: Context, search: MembershipSearchValues, range: Place): Promise<ListCounts> {
  const sided = search.recruiter === undefined && search.counted === undefined;
  const tabs = sided
    ? lenses.map((lens) => sql`, count(*) filter (where ${onSide(lens, range)})::int as ${sql.identifier(lens)}`)
    : [];
  const asked = sided && search.kind ? sql`filter (where ${onSide(search.kind, range)})` : sql``;
  const [row] = await tx.execute<Record<Lens | "all", number> & { sum: number }>(
    sql`select count(*)::int as "all", coalesce(sum(${personsOf(search.kind, range, !sided)}) ${asked}, 0)::float8 as sum ${sql.join(tabs, sql``)}
      from movements m where ${matching({ ...search, kind: undefined }, range)}`,
  );
  const { sum, ...found } = row!;
  const counts = sided ? found : { ...found, ...Object.fromEntries(lenses.map((lens) => [lens, found.all])) };
  return { total: sided ? counts[search.kind ?? "all"] : found.all, sum, counts };
}

async function tabCounts({ tx }: Context, search: MembershipSearchValues, range: Place) {
  const { from, to } = daysOf(search);
  const narrowed = (days: SQL, group: SQL, channel: SQL) =>
    all([
      ...(from ? [sql`${days} >= ${from}::date`] : []),
      ...(to ? [sql`${days} <= ${to}::date`] : []),
      ...grouped(group, search.group),
      ...(search.channel ? [sql`${channel} = ${search.channel}`] : []),
    ]);
  const ofMovements = narrowed(sql`m.day`, sql`m.worker_group`, sql`m.channel`);
  // Whole months of all groups are read from their sums.
  const whole =
    search.group.length === 0 &&
    (from === null || from.endsWith("-01")) &&
    (to === null || dayOf(to) === monthEnd(dayOf(to)));
  const kept = whole
    ? sql`member_months where ${inside(sql`unit_code`, range)} and ${narrowed(sql`month`, sql`true`, sql`channel`)}`
    : sql`member_days where ${inside(sql`unit_code`, range)} and ${narrowed(sql`day`, sql`worker_group`, sql`channel`)}`;
  const found = await tx.execute<{ kind: Leg; rows: number; n: number }>(
    sql`select kind, sum(rows)::float8 as rows, sum(n)::float8 as n from ${kept} group by 1`,
  );
  // A transfer between two units of the range stands on both of its sides and is one row all the same.
  const [once] = await tx.execute<{ internal: number; reversals: number }>(sql`select
    (select count(*)::int from movements m where not m.undone and m.effect = 'transfer' and ${inside(sql`m.from_unit`, range)}
      and ${inside(sql`m.to_unit`, range)} and ${ofMovements}) as internal,
    (select count(*)::int from movements m where not m.undone and ${onSide("reversal", range)} and ${ofMovements}) as reversals`);
  const rows = Object.fromEntries(legs.map((leg) => [leg, 0])) as Record<Leg, number>;
  const sums = { ...rows };
  for (const { kind, rows: count, n } of found) {
    rows[kind] = count;
    sums[kind] = n;
  }
  const both = legs.reduce((total, leg) => total + rows[leg], 0);
  const internal = once?.internal ?? 0;
  const { net, balance } = equationOf(sums);
  return {
    sums: { ...sums, net, moved: sums.in - sums.out, all: balance },
    rows: {
      ...{ ...rows, reversal: once?.reversals ?? 0, all: both - internal },
      ...{ net: both - internal - rows.opening, moved: rows.in + rows.out - internal },
    },
  };
}
