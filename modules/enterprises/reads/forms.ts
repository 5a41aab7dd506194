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
    const city = await tx.execute<{ code: string; title: string }>(
      sql`select code, title from units where level in ('city', 'department') and active order by level, ordinal, code`,
    );
    // A seat below the city goes to units of the asker's own scope; it opens this one family and nothing else.
    const below = await tx.execute<{ code: string; title: string; level: string }>(
      sql`select u.code, u.title, u.level from units u left join units d on d.code = u.parent_code
        where u.level in ('district', 'street') and u.active and u.code >= ${staff.read.lo} and u.code < ${staff.read.hi}
        order by coalesce(d.ordinal, 0), d.code, u.ordinal, u.code`,
    );
    const at = (level: string) =>
      below.filter((unit) => unit.level === level).map(({ code, title }) => ({ code, title }));
    return {
      units: units.filter((unit) => ["district", "street"].includes(unit.level) && within(staff.write, unit.code)),
      unions: [...unions],
      heads: heads.map((head) => head.name),
      seats: { city: [...city], district: at("district"), street: at("street") },
      own: staff.unit.code,
      today: isoOf(today),
    };
  },
);

export type EnterpriseForms = Awaited<ReturnType<typeof enterpriseForms.as>>;
