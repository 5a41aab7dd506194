import { sql } from "drizzle-orm";
import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { cursor } from "@/platform/cursor";
import { dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import { EnterpriseSearch, type EnterpriseSearchValues } from "../search";
import { countFunnel } from "./funnel";
import { around, columns, type EnterpriseRow, matching, orderOf, source } from "./rows";

async function frame(context: Context, search: EnterpriseSearchValues) {
  const unit = await narrow(context, search.unit);
  const day = search.asOf === undefined ? context.today : dayOf(search.asOf);
  return { unit, day, ...statement(context, search, unit, day) };
}

function statement(context: Context, search: EnterpriseSearchValues, unit: ScopedUnit, day: number) {
  // Without a unit the policy alone decides, so that a family opened by a seat stands in the list.
  const seated = search.unit === undefined && context.staff.seats.length > 0;
  return { where: matching(search, seated ? null : unit, day), from: source(search.asOf) };
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

/**
 * The register under its filters: one row an enterprise, page by page, with the funnel's counts above it. Sums are of all rows
 * that match, in 家 and 人. What a seat of a working group opens stands in it when no unit is asked for.
 */
export const enterpriseRoster = listing(
  { name: "enterprise.roster", may: "enterprise.read", input: EnterpriseSearch },
  async (context, search) => {
    const { unit, day, where, from } = await frame(context, search);
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
      funnel: await countFunnel(context, search, unit),
      tabs: await kindsOf(context, search),
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
