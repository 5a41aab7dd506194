import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { liaisons, units } from "@/db/schema";
import { type Context, query, type Tx } from "@/platform/run";
import { type Range, type Staff, subtree, within } from "@/platform/staff";
import { narrow, unitParam } from "../scope";

/** Administrators see every unit's name (units are shared), everybody else the units of the read scope. */
export function visibleRange(staff: Staff): Range {
  const administers = staff.may.has("unit.admin") || staff.may.has("account.admin") || staff.may.has("audit.read");
  return administers ? subtree("11") : staff.read;
}

export const insideRange = (range: Range) => and(gte(units.code, range.lo), lt(units.code, range.hi));

export interface Crumb {
  code: string;
  name: string;
}

/** Ancestors of a unit from the top of `range` down to the unit itself; names only. */
export async function pathTo(tx: Tx, code: string, range: Range): Promise<Crumb[]> {
  const rows = await tx.execute<{ code: string; name: string }>(sql`
    with recursive up as (
      select code, parent_code, name, 0 as height from units where code = ${code}
      union all select u.code, u.parent_code, u.name, up.height + 1 from units u join up on u.code = up.parent_code
    ) select code, name from up order by height desc`);
  return rows.filter((row) => within(range, row.code)).map(({ code: at, name }) => ({ code: at, name }));
}

const childColumns = {
  code: units.code,
  name: units.name,
  shortName: units.shortName,
  title: units.title,
  level: units.level,
  liaison: sql<string>`coalesce(${liaisons.name}, '')`,
  phone: sql<string>`coalesce(${liaisons.phone}, '')`,
};

/** Direct children in the order of the list, each with its liaison; an empty liaison is a vacancy. */
export async function childrenOf(tx: Tx, code: string) {
  return tx
    .select(childColumns)
    .from(units)
    .leftJoin(liaisons, eq(liaisons.unitCode, units.code))
    .where(and(eq(units.parentCode, code), eq(units.active, true)))
    .orderBy(asc(units.ordinal), asc(units.code));
}

/** Where a page stands: the asked unit (or the top of the scope), its path inside the scope, its children. Missing and foreign units: NotFound. */
export const unitPlace = query(
  { name: "unit.place", may: "unit.read", input: z.object({ unit: unitParam.optional() }) },
  async (context, { unit: asked }) => {
    const { tx, staff } = context;
    const unit = await narrow(context, asked);
    return { unit, path: await pathTo(tx, unit.code, staff.read), children: await childrenOf(tx, unit.code) };
  },
);

export interface PickerUnit {
  code: string;
  name: string;
  title: string;
  level: string;
  parent: string;
  pinyin: string;
  initials: string;
  /** Earlier and other names, searched like the name. */
  aliases: string[];
}

/** Active units that the staff may choose from, in the order of the tree: for pickers, whose search runs in the page. */
export async function unitsToPick({ tx, staff }: Pick<Context, "tx" | "staff">): Promise<PickerUnit[]> {
  const range = visibleRange(staff);
  return [
    ...(await tx.execute<Record<string, unknown> & PickerUnit>(sql`
      select u.code, u.name, u.title, u.level, coalesce(p.name, '') as parent, u.pinyin, u.initials, u.aliases
      from units u left join units p on p.code = u.parent_code
      where u.active and u.code >= ${range.lo} and u.code < ${range.hi}
      order by coalesce(p.ordinal, -1), u.parent_code nulls first, u.ordinal, u.code`)),
  ];
}

/** Units for a picker: one row a unit of the scope (all units for the three administrators). */
export const unitChoices = query({ name: "unit.choices", may: "unit.read", input: z.object({}) }, (context) =>
  unitsToPick(context),
);
