import { sql } from "drizzle-orm";
import type { Tx } from "@/platform/run";
import { numberText } from "../rules/escalation";

/**
 * The next `count` numbers of an issuing unit's year, in order. The counter's row stays locked until the command commits,
 * and a command that fails gives its numbers back: there are no gaps.
 */
export async function nextNumbers(tx: Tx, unit: string, year: number, count: number): Promise<string[]> {
  if (count === 0) return [];
  const [row] = await tx.execute<{ last: number }>(sql`insert into follow_up_counters as c (unit_code, year, last)
    values (${unit}, ${year}, ${count}) on conflict (unit_code, year) do update set last = c.last + excluded.last returning last`);
  const last = row?.last ?? count;
  return Array.from({ length: count }, (_, i) => numberText(year, last - count + 1 + i));
}
