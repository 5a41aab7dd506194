import { sql } from "drizzle-orm";
import { childrenOf, narrow, pathTo } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import { EnterpriseSearch, type EnterpriseSearchValues } from "../search";
import { countFunnel } from "./funnel";
import { around, columns, type EnterpriseRow, matching, orderOf, type Place, recorded, source } from "./rows";

async function frame(context: Context, search: EnterpriseSearchValues) {
  const unit = await narrow(context, search.unit);
  const day = search.asOf === undefined ? context.today : Math.min(dayOf(search.asOf), context.today);
  const place: Place = { unit, seats: context.staff.seats };
  return { unit, place, day, where: matching(search, place, day), from: source(search.asOf) };
}

/** Heads and family members that the other filters leave, for the tabs. */
async function kindsOf(context: Context, search: EnterpriseSearchValues): Promise<{ head: number; family: number }> {
  const { where, from } = await frame(context, { ...search, kind: [] });
  const [row] = await context.tx.execute<{ head: number; family: number }>(
    sql`select count(*) filter (where e.kind = 'head')::int as head, count(*) filter (where e.kind <> 'head')::int as family
      from ${from} where ${where}`,
  );
  return { head: row?.head ?? 0, family: row?.family ?? 0 };
}

/** How many the asker's working-group seats open under the other filters; null where it sits in none. */
async function seatedOf(context: Context, search: EnterpriseSearchValues): Promise<number | null> {
  if (context.staff.seats.length === 0) return null;
  const { where, from } = await frame(context, { ...search, seat: "1" });
  const [row] = await context.tx.execute<{ n: number }>(sql`select count(*)::int as n from ${from} where ${where}`);
  return row?.n ?? 0;
}

/** How many of the asked records the enterprises of the list hold; null where none are asked for. */
async function recordsOf(context: Context, search: EnterpriseSearchValues): Promise<number | null> {
  if (search.record.length === 0) return null;
  const { where, from } = await frame(context, search);
  const [row] = await context.tx.execute<{ n: number }>(
    sql`select count(*)::int as n from ${from} join enterprise_records r on r.enterprise_id = e.id where ${where} and ${recorded(search)}`,
  );
  return row?.n ?? 0;
}

/**
 * The register under its filters: one row an enterprise, page by page, with the funnel's counts above it. Sums are of all rows
 * that match, in 家 and 人. `seated` is how many of them, or of other units, a working-group seat opens.
 */
export const enterpriseRoster = listing(
  { name: "enterprise.roster", may: "enterprise.read", input: EnterpriseSearch },
  async (context, search) => {
    const { unit, place, day, where, from } = await frame(context, search);
    const [totals] = await context.tx.execute<{ n: number; workers: number; members: number }>(
      sql`select count(*)::int as n, coalesce(sum(e.workers), 0)::int as workers, coalesce(sum(e.members), 0)::int as members
        from ${from} where ${where}`,
    );
    const rows = await context.tx.execute<EnterpriseRow>(sql`select ${columns(isoOf(day))} from
      (select e.* from ${from} where ${where} order by ${orderOf(search.sort)} limit ${search.size} offset ${(search.page - 1) * search.size}) e
      ${around} order by ${orderOf(search.sort)}`);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: (await childrenOf(context.tx, unit.code)).map(({ code, name }) => ({ code, name })),
      funnel: await countFunnel(context, search, place),
      tabs: await kindsOf(context, search),
      records: await recordsOf(context, search),
      seated: await seatedOf(context, search),
      total: totals?.n ?? 0,
      sums: { workers: totals?.workers ?? 0, members: totals?.members ?? 0 },
      rows: [...rows],
      day,
      live: search.asOf === undefined,
    };
  },
  async function* (context, search) {
    const { day, where, from } = await frame(context, search);
    const rows = sql`select ${columns(isoOf(day))} from ${from} ${around} where ${where} order by ${orderOf(search.sort)}`;
    yield* cursor<EnterpriseRow>(context.tx, rows);
  },
);
