import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { units } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Context } from "@/platform/run";
import { type Range, subtree, type UnitLevel, within } from "@/platform/staff";

/** `unit=` of a URL: a reporting code; the statutory 110000 of the city is taken as 11. */
export const unitParam = z
  .string()
  .regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/)
  .transform((code) => (code === "110000" ? "11" : code));

export interface ScopedUnit {
  code: string;
  parentCode: string | null;
  level: UnitLevel;
  name: string;
  shortName: string;
  title: string;
  range: Range;
}

/**
 * The unit that a page shows: the asked one, or the top of the staff's read scope. `?unit=` only narrows.
 * Throws NotFound for a unit outside the scope and for a missing one alike.
 */
export async function narrow({ tx, staff }: Context, asked: string | undefined): Promise<ScopedUnit> {
  const code = asked ?? staff.read.lo;
  if (!within(staff.read, code)) throw new NotFound();
  const [unit] = await tx
    .select({
      code: units.code,
      parentCode: units.parentCode,
      level: units.level,
      name: units.name,
      shortName: units.shortName,
      title: units.title,
    })
    .from(units)
    .where(and(eq(units.code, code), eq(units.active, true)));
  if (!unit) throw new NotFound();
  return { ...unit, range: subtree(code) };
}
