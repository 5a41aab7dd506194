import { and, eq, gte, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { units } from "@/db/schema";
import { command } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { unitParam } from "../scope";
import { lockUnit, stale } from "./held";

const MoveUnit = z.object({ unit: unitParam, version: z.coerce.number().int(), parent: unitParam });

/**
 * Puts a street under another district: its code changes to the new prefix and every row of the unit follows in the same
 * transaction (foreign keys cascade). The statutory code stays. Districts and departments belong to the city and do not move.
 */
export const moveUnit = command(
  { name: "unit.move", may: "unit.admin", input: MoveUnit },
  async ({ tx, record, refuse }, { unit: code, version, parent: parentCode }) => {
    const row = await lockUnit(tx, code);
    if (row.version !== version) refuse(stale);
    if (row.level !== "street") refuse({ message: "区和市级部门的上级固定为市，只有街道（乡镇）可以调整上级" });
    const parent = await lockUnit(tx, parentCode);
    if (parent.level !== "district") refuse({ field: "parent", message: "街道（乡镇）的上级须是区" });
    if (parent.code === row.parentCode) refuse({ field: "parent", message: "已经在这个区之下" });
    const next = await freeCode(parent.code, code.slice(-3));
    await tx
      .update(units)
      .set({ code: next, parentCode: parent.code, version: version + 1 })
      .where(eq(units.code, code));
    const before = { code, parent: row.parentCode };
    record({ subject: { kind: "unit", id: next }, unit: next, before, after: { code: next, parent: parent.code } });
    return { name: row.name, code: next, parent: parent.name };

    async function freeCode(prefix: string, wish: string): Promise<string> {
      const { lo, hi } = subtree(prefix);
      const taken = await tx
        .select({ code: units.code })
        .from(units)
        .where(and(gte(units.code, lo), lt(units.code, hi), sql`length(${units.code}) = 9`));
      const used = new Set(taken.map((unit) => unit.code));
      if (!used.has(prefix + wish)) return prefix + wish;
      for (let n = 1; n < 1000; n++) {
        const candidate = prefix + String(n).padStart(3, "0");
        if (!used.has(candidate)) return candidate;
      }
      return refuse({ field: "parent", message: "这个区的单位代码已用完" });
    }
  },
);
