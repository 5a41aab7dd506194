import { sql } from "drizzle-orm";
import { dayOf } from "./dates";
import type { Tx } from "./run";
import type { Calendar } from "./workdays";

/** Working days as the administrator keeps them. */
export async function loadCalendar(tx: Tx): Promise<Calendar> {
  const rows = await tx.execute<{ day: string; kind: string }>(sql`select day::text as day, kind from calendar_days`);
  const days = (kind: string) => new Set(rows.filter((r) => r.kind === kind).map((r) => dayOf(r.day)));
  return { off: days("off"), work: days("work"), years: new Set(rows.map((r) => Number(r.day.slice(0, 4)))) };
}
