import { sql } from "drizzle-orm";
import { lateSentence } from "@/vocab/reports";
import type { Tx } from "./run";

/** Where a row counts: the unit and the effective day, YYYY-MM-DD. */
export interface Dated {
  unit: string;
  day: string;
}

/**
 * What a form tells about days whose month the unit's approved report has locked: a sentence by month, YYYY-MM. A row of such a
 * day is accepted and stands as 调整. One look-up a month of the plan. Source: DOMAIN, "Reports".
 */
export async function lockedMonths(tx: Tx, unit: string): Promise<Record<string, string>> {
  const rows = await tx.execute<{ month: string; name: string }>(sql`select to_char(m, 'YYYY-MM') as month, u.name
    from units u, (select min(starts_on) as first, max(ends_on) as last from plans) p,
      generate_series(date_trunc('month', p.first), p.last, interval '1 month') m
    where u.code = ${unit} and app.period_locked(u.code, m::date) order by 1`);
  return Object.fromEntries(rows.map(({ month, name }) => [month, lateSentence(name, month)]));
}

/** The same of one row that has been written: the first of its places that is locked, in words; null where none is. */
export async function lateNote(tx: Tx, places: readonly Dated[]): Promise<string | null> {
  const [row] = await tx.execute<{ name: string; month: string }>(sql`select u.name, to_char(p.day, 'YYYY-MM') as month
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(unit text, day date) join units u on u.code = p.unit collate "C"
    where app.period_locked(u.code, p.day) limit 1`);
  return row ? lateSentence(row.name, row.month) : null;
}

/** Counts rows of a long file that fall into locked months; the database is asked once a unit and month, at the end. */
export function lateRows(tx: Tx) {
  const rows = new Map<string, number>();
  return {
    take(places: readonly Dated[]): void {
      const key = [...new Set(places.map(({ unit, day }) => `${unit} ${day.slice(0, 7)}`))].sort().join();
      if (key !== "") rows.set(key, (rows.get(key) ?? 0) + 1);
    },
    async count(): Promise<number> {
      const asked = [...new Set([...rows.keys()].flatMap((key) => key.split(",")))];
      if (asked.length === 0) return 0;
      const locked = await tx.execute<{ place: string }>(sql`select p.place
        from jsonb_array_elements_text(${JSON.stringify(asked)}::jsonb) as p(place)
        where app.period_locked(split_part(p.place, ' ', 1), (split_part(p.place, ' ', 2) || '-01')::date)`);
      const found = new Set(locked.map(({ place }) => place));
      return [...rows].reduce((sum, [key, n]) => (key.split(",").some((place) => found.has(place)) ? sum + n : sum), 0);
    },
  };
}
