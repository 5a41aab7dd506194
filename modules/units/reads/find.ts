import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/platform/run";
import { visibleRange } from "./tree";

const FindInput = z.object({ q: z.string().trim().max(40), limit: z.coerce.number().int().min(1).max(50).default(8) });

export interface FoundUnit extends Record<string, unknown> {
  code: string;
  name: string;
  title: string;
  parent: string;
  level: string;
}

/**
 * Units of the scope by a part of the name, an alias, pinyin (heping) or initials (hpj); best match first.
 * One row a unit; an empty text finds nothing.
 */
export const findUnits = query(
  { name: "unit.find", may: "unit.read", input: FindInput },
  async ({ tx, staff }, input) => {
    const q = input.q.toLowerCase().replaceAll(/\s+/g, "");
    if (q === "") return [];
    const range = visibleRange(staff);
    const part = `%${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    const head = part.slice(1);
    return [
      ...(await tx.execute<FoundUnit>(sql`
      select u.code, u.name, u.title, coalesce(p.name, '') as parent, u.level
      from units u left join units p on p.code = u.parent_code
      where u.active and u.code >= ${range.lo} and u.code < ${range.hi}
        and (u.name like ${part} or u.title like ${part} or u.pinyin like ${part} or u.initials like ${head} or u.code like ${head}
          or exists (select 1 from unnest(u.aliases) alias where alias like ${part}))
      order by (u.short_name = ${q} or u.initials = ${q} or u.pinyin = ${q}) desc, (u.name like ${head} or u.pinyin like ${head}) desc,
        length(u.code), u.ordinal limit ${input.limit}`)),
    ];
  },
);
