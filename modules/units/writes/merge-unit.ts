import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/platform/run";
import { unitParam } from "../scope";
import { lockUnit, stale } from "./held";

const MergeUnit = z.object({ unit: unitParam, version: z.coerce.number().int(), into: unitParam });

/**
 * Merges a street into another one of its district: all rows go to the remaining unit (figures and targets add up), the name
 * stays as its alias, the merged unit is closed. The database does it in one function, because the administrator sees no business data.
 */
export const mergeUnit = command(
  { name: "unit.merge", may: "unit.admin", input: MergeUnit },
  async ({ tx, record, refuse }, { unit: code, version, into }) => {
    const gone = await lockUnit(tx, code);
    if (gone.version !== version) refuse(stale);
    if (into === code) refuse({ field: "into", message: "不能并入自己" });
    const kept = await lockUnit(tx, into);
    if (gone.level !== "street" || kept.level !== "street" || gone.parentCode !== kept.parentCode)
      refuse({ field: "into", message: "只能并入同一个区的街道（乡镇）；不同区的先调整上级" });
    await tx.execute(sql`select app.merge_unit(${code}, ${into})`);
    record({
      subject: { kind: "unit", id: code },
      unit: into,
      before: { code, name: gone.name },
      after: { code: into, name: kept.name },
      note: `${gone.name}并入${kept.name}`,
    });
    return { name: gone.name, into: kept.name, code: into };
  },
);
