import { sql } from "drizzle-orm";
import { z } from "zod";
import { unitsToPick } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { within } from "@/platform/staff";

/** What the entry form offers: units of the write scope, industrial unions, family names to hang under, accounts for seats. */
export const enterpriseForms = query(
  { name: "enterprise.forms", may: "enterprise.write", input: z.object({}) },
  async (context) => {
    const { tx, staff, today } = context;
    const units = await unitsToPick(context);
    const unions = await tx.execute<{ code: string; title: string }>(
      sql`select code, title from units where level = 'industrial_union' and active order by ordinal, code`,
    );
    const heads = await tx.execute<{ name: string }>(
      sql`select name from enterprises where kind = 'head' and stage <> 'closed' order by no limit 200`,
    );
    const offices = await tx.execute<{ code: string; title: string; level: string }>(
      sql`select code, title, level from units where level in ('city', 'department') and active order by level, ordinal, code`,
    );
    return {
      units: units.filter((unit) => ["district", "street"].includes(unit.level) && within(staff.write, unit.code)),
      unions: [...unions],
      heads: heads.map((head) => head.name),
      offices: [...offices],
      own: staff.unit.code,
      today: isoOf(today),
    };
  },
);

export type EnterpriseForms = Awaited<ReturnType<typeof enterpriseForms.as>>;
