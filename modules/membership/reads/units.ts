import { eq } from "drizzle-orm";
import { units } from "@/db/schema";
import type { Tx } from "@/platform/run";

/** Active units by all their names, for reading what officers wrote; names of units are shared. */
export async function namedUnits(tx: Tx) {
  const { code, parentCode, level, name, shortName, title, aliases, statutoryCode } = units;
  return tx
    .select({ code, parentCode, level, name, shortName, title, aliases, statutoryCode })
    .from(units)
    .where(eq(units.active, true));
}
