import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { unitParam } from "../scope";
import { DirectorySearch } from "../search";
import { pathTo } from "./tree";

export interface DirectoryRow extends Record<string, unknown> {
  code: string;
  name: string;
  title: string;
  level: string;
  parent: string;
  children: number;
  liaison: string;
  phone: string;
  aliases: string[];
}

const columns = sql`u.code, u.name, u.title, u.level, coalesce(p.name, '') as parent, coalesce(l.name, '') as liaison,
  coalesce(l.phone, '') as phone, u.aliases, (select count(*)::int from units c where c.parent_code = u.code and c.active) as children`;

/** Units for the system administrator: the children of one unit (the city's without one), or all that match a text; with liaison and vacancy. */
export const directory = query(
  { name: "unit.directory", may: "unit.admin", input: DirectorySearch },
  async ({ tx }, { unit = "11", q, vacant, page, size }) => {
    const conditions: SQL[] = [sql`u.active`];
    if (q) {
      const part = `%${q.toLowerCase().replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
      conditions.push(sql`(u.name like ${part} or u.title like ${part} or u.pinyin like ${part} or u.initials like ${part.slice(1)}
        or u.code like ${part.slice(1)} or l.name like ${part} or exists (select 1 from unnest(u.aliases) alias where alias like ${part}))`);
    } else if (vacant) {
      const { lo, hi } = subtree(unit);
      conditions.push(sql`u.code >= ${lo} and u.code < ${hi}`);
    } else conditions.push(sql`u.parent_code = ${unit}`);
    if (vacant) conditions.push(sql`coalesce(l.name, '') = ''`);
    const source = sql`units u left join units p on p.code = u.parent_code left join liaisons l on l.unit_code = u.code
      where ${sql.join(conditions, sql` and `)}`;
    const rows = await tx.execute<DirectoryRow>(sql`select ${columns} from ${source}
      order by length(u.code), u.ordinal, u.code limit ${size} offset ${(page - 1) * size}`);
    const [counted] = await tx.execute<{ total: number }>(sql`select count(*)::int as total from ${source}`);
    const [all] = await tx.execute<{ units: number; vacant: number }>(sql`select count(*)::int as units,
      count(*) filter (where coalesce(l.name, '') = '')::int as vacant
      from units u left join liaisons l on l.unit_code = u.code where u.active`);
    const path = await pathTo(tx, unit, subtree("11"));
    if (path.length === 0) throw new NotFound();
    return { rows: [...rows], total: counted?.total ?? 0, units: all?.units ?? 0, vacant: all?.vacant ?? 0, path };
  },
);

/** One unit for the system administrator: its words, liaison, and where it could be moved or merged to (streets only). */
export const oneUnit = query(
  { name: "unit.one", may: "unit.admin", input: z.object({ unit: unitParam }) },
  async ({ tx }, { unit: code }) => {
    const [unit] = await tx.execute<
      DirectoryRow & { shortName: string; statutoryCode: string; version: number; parentCode: string }
    >(sql`select ${columns}, u.short_name as "shortName", coalesce(u.statutory_code, '') as "statutoryCode", u.version,
        coalesce(u.parent_code, '') as "parentCode"
      from units u left join units p on p.code = u.parent_code left join liaisons l on l.unit_code = u.code
      where u.code = ${code} and u.active`);
    if (!unit) throw new NotFound();
    const street = unit.level === "street";
    const parents = street
      ? await tx.execute<{ code: string; name: string }>(
          sql`select code, name from units where level = 'district' and active and code <> ${unit.parentCode} order by ordinal, code`,
        )
      : [];
    const siblings = street
      ? await tx.execute<{ code: string; name: string }>(
          sql`select code, name from units where parent_code = ${unit.parentCode} and code <> ${code} and active order by ordinal, code`,
        )
      : [];
    return { unit, parents: [...parents], siblings: [...siblings], path: await pathTo(tx, code, subtree("11")) };
  },
);

export interface CalendarYear extends Record<string, unknown> {
  year: number;
  off: number;
  work: number;
}

/** Years of the working-day calendar, from the first kept one to two years ahead; a year with 0 days off has none and its dates are estimates. */
export const calendars = query({ name: "unit.calendars", may: "unit.admin", input: z.object({}) }, async ({ tx }) => [
  ...(await tx.execute<CalendarYear>(sql`
    select y as year, count(d.day) filter (where d.kind = 'off')::int as off, count(d.day) filter (where d.kind = 'work')::int as work
    from generate_series(
      (select coalesce(min(extract(year from day)), extract(year from now()))::int from calendar_days),
      greatest((select coalesce(max(extract(year from day)), 0)::int from calendar_days), extract(year from now())::int + 2)) y
    left join calendar_days d on d.day >= make_date(y, 1, 1) and d.day <= make_date(y, 12, 31)
    group by y order by y desc`)),
]);
