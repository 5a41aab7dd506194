import { type SQL, sql } from "drizzle-orm";
import { narrow, type ScopedUnit } from "@/modules/units";
import { dayOf, isoOf, monthEnd } from "@/platform/dates";
import type { Context } from "@/platform/run";
import { type Range, subtree } from "@/platform/staff";
import type { Lens, MembershipSearchValues } from "../search";

/** Codes of a range; with `verifiedOn` only those of the units whose members stand verified on that day. */
export interface Place extends Range {
  verifiedOn?: string | undefined;
}

export const inside = (column: SQL, { lo, hi, verifiedOn }: Place): SQL => {
  if (verifiedOn === undefined) return sql`(${column} >= ${lo} and ${column} < ${hi})`;
  return sql`(${column} >= ${lo} and ${column} < ${hi} and ${column} in (select s.unit_code from verified_spans s
    where s.starts_on <= ${verifiedOn}::date and (s.ends_on > ${verifiedOn}::date or not s.lapsed)))`;
};
export const all = (conditions: SQL[]): SQL => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `));

/** The unit of a search; with `own` its range holds it alone, without the units below. */
export async function placeOf(
  context: Context,
  search: { unit?: string | undefined; own?: "1" | undefined },
): Promise<ScopedUnit> {
  const unit = await narrow(context, search.unit);
  // Codes continue with a digit or a dot, which both stand behind "!".
  return search.own ? { ...unit, range: { lo: unit.code, hi: `${unit.code}!` } } : unit;
}

/** Which groups a search asks for; all without one. */
export const grouped = (column: SQL, groups: readonly string[]): SQL[] =>
  groups.length === 0
    ? []
    : [
        sql`${column} in (${sql.join(
          groups.map((group) => sql`${group}`),
          sql`, `,
        )})`,
      ];

export interface Days {
  from: string | null;
  to: string | null;
}

/** The days that a search asks for, both included; `asOf` is a last day as well. */
export function daysOf({
  period,
  from,
  to,
  asOf,
}: Pick<MembershipSearchValues, "period" | "from" | "to" | "asOf">): Days {
  const starts = [from, period && `${period}-01`].filter((day) => day !== undefined).sort();
  const ends = [to, period && isoOf(monthEnd(dayOf(`${period}-01`))), asOf].filter((day) => day !== undefined).sort();
  return { from: starts.at(-1) ?? null, to: ends[0] ?? null };
}

/** Movements that stand on one side of a unit's ledger, with those that reverse them; without a lens all that touch its balance. */
export function onSide(lens: Lens | undefined, range: Place): SQL {
  const to = inside(sql`m.to_unit`, range);
  const from = inside(sql`m.from_unit`, range);
  const touched = sql`(${to} or ${from})`;
  switch (lens) {
    case "in":
      return sql`m.effect = 'transfer' and case when m.kind = 'reversal' then ${from} else ${to} end and ${touched}`;
    case "out":
      return sql`m.effect = 'transfer' and case when m.kind = 'reversal' then ${to} else ${from} end and ${touched}`;
    case "reversal":
      return sql`m.reverses is not null and ${touched}`;
    case "net":
      return sql`m.effect <> 'opening' and ${touched}`;
    case "moved":
      return sql`m.effect = 'transfer' and ${touched}`;
    case undefined:
      return touched;
    default:
      return sql`m.effect = ${lens} and ${touched}`;
  }
}

/** Lenses that look at both sides, where a row counts as it moves the balance. */
const balanced: readonly Lens[] = ["net", "moved", "reversal"];

/** Persons of a row as its lens counts them: along the side, or, without one, as it moves the unit's balance. */
export function personsOf(lens: Lens | undefined, range: Place, recruited: boolean): SQL {
  if (recruited || (lens !== undefined && !balanced.includes(lens)))
    return sql`case when m.kind = 'reversal' then -m.count else m.count end`;
  return sql`m.count * (coalesce(${inside(sql`m.to_unit`, range)}, false)::int - coalesce(${inside(sql`m.from_unit`, range)}, false)::int)`;
}

/** The list's condition. What an undone import left behind is in no list; its batch keeps it. */
export function matching(search: MembershipSearchValues, range: Place): SQL {
  const { from, to } = daysOf(search);
  const conditions: SQL[] = [sql`not m.undone`];
  if (search.counted) {
    const plan = sql`(select starts_on, ends_on from plans order by id limit 1)`;
    const own = sql`coalesce((select o.day from movements o where o.id = m.reverses), m.day)`;
    conditions.push(inside(sql`m.recruiter_unit`, range), sql`m.effect = 'join'`);
    conditions.push(sql`exists (select 1 from ${plan} p where ${own} between p.starts_on and p.ends_on)`);
  } else if (search.recruiter !== undefined) {
    conditions.push(inside(sql`m.recruiter_unit`, subtree(search.recruiter)), sql`m.effect = 'join'`);
  } else conditions.push(onSide(search.kind, range));
  conditions.push(...grouped(sql`m.worker_group`, search.group));
  if (search.channel) conditions.push(sql`m.channel = ${search.channel}`);
  if (from) conditions.push(sql`m.day >= ${from}::date`);
  if (to) conditions.push(sql`m.day <= ${to}::date`);
  if (search.campaign) conditions.push(sql`m.campaign = ${search.campaign}`);
  if (search.batch) conditions.push(sql`m.batch_id = ${search.batch}`);
  if (search.id) conditions.push(sql`m.id = ${search.id}`);
  if (search.q) {
    const part = `%${search.q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const units = sql`(select code from units where name like ${part})`;
    conditions.push(
      sql`(m.no like ${part} or m.note like ${part} or m.campaign like ${part} or m.from_unit in ${units} or m.to_unit in ${units})`,
    );
  }
  return all(conditions);
}
