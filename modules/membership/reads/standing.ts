import { sql } from "drizzle-orm";
import type { ScopedUnit } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { figureSteps } from "@/platform/figure-steps";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import { type Outlook, outlookOf, PACE_WEEKS } from "../rules/pace";
import { inside } from "./matching";

export interface Standing {
  /** 发展: joins recruited inside the plan's dates, persons; what the recruiting task counts. */
  developed: number;
  target: number | null;
  due: Day | null;
  plan: { start: Day; end: Day };
  outlook: Outlook;
  /** Open offers that this unit's members wait in, or that wait for it: rows and persons. */
  offers: { rows: number; persons: number };
  /** 核实率: members of units confirmed within 90 days ÷ members; null where nobody is held. */
  verified: { n: number; of: number };
}

/** What stands beside the equation of a unit; offers are live, the rest as of `until`. */
export async function standingOf(tx: Tx, unit: ScopedUnit, until: Day, own: boolean): Promise<Standing> {
  const from = until - PACE_WEEKS * 7;
  const joins = figureSteps([{ indicator: "membership.joins", days: [from] }], until, unit.range, unit.range.lo.length);
  const [joined] = await tx.execute<{
    developed: number;
    recent: number;
  }>(sql`select coalesce(sum(value), 0)::float8 as developed,
    coalesce(sum(value) filter (where day > ${isoOf(from)}::date), 0)::float8 as recent from ${joins}`);
  const [plan] = await tx.execute<{ start: string; end: string }>(
    sql`select starts_on::text as start, ends_on::text as end from plans order by id limit 1`,
  );
  const start = dayOf(plan?.start ?? isoOf(until));
  const end = dayOf(plan?.end ?? isoOf(until));
  // A target is a unit's with those below it; for what it keeps itself there is none.
  const aim = own ? { target: null, due: null } : await aimOf(tx, unit);
  const due = aim.due ?? end;
  const { developed, recent } = joined ?? { developed: 0, recent: 0 };
  return {
    ...{ developed, target: aim.target, due, plan: { start, end } },
    outlook: outlookOf({ total: developed, recent, target: aim.target, due }, until),
    offers: await openOffers(tx, unit.range),
    verified: await verifiedIn(tx, unit.range, until),
  };
}

/** Target and deadline of the recruiting task for a unit; null until it is counted by this ledger and a target is confirmed. */
async function aimOf(tx: Tx, unit: ScopedUnit): Promise<{ target: number | null; due: Day | null }> {
  const [row] = await tx.execute<{ target: number | null; due: string | null }>(sql`
    select (case when ${unit.level === "city"} then t.target else a.target end)::float8 as target, coalesce(a.due_on, t.due_on)::text as due
    from tasks t left join allocations a on a.task_id = t.id and a.unit_code = ${unit.code} and a.confirmed
    where t.indicator = 'membership.joins' order by t.seq limit 1`);
  return { target: row?.target ?? null, due: row?.due ? dayOf(row.due) : null };
}

async function openOffers(tx: Tx, range: Range) {
  const [row] = await tx.execute<{ rows: number; persons: number }>(sql`
    select count(*)::int as rows, coalesce(sum(count), 0)::int as persons from transfer_offers o where state = 'open'
      and (${inside(sql`o.to_unit`, range)} or ${inside(sql`coalesce(o.from_unit, o.recruiter_unit)`, range)})`);
  return row ?? { rows: 0, persons: 0 };
}

async function verifiedIn(tx: Tx, range: Range, until: Day) {
  const asked = ["membership.verified", "membership.verified:base"].map((indicator) => ({ indicator, days: [] }));
  const [row] = await tx.execute<{ n: number; of: number }>(sql`
    select coalesce(sum(value) filter (where indicator = 'membership.verified'), 0)::float8 as n,
      coalesce(sum(value) filter (where indicator <> 'membership.verified'), 0)::float8 as of
    from ${figureSteps(asked, until, range, range.lo.length)}`);
  return row ?? { n: 0, of: 0 };
}
