import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "./run";

let opened = 0;

/** Rows of a statement in batches, from a server-side cursor of the caller's own transaction; memory stays flat. */
export async function* cursor<Row extends Record<string, unknown>>(
  tx: Tx,
  statement: SQL,
  size = 1000,
): AsyncGenerator<Row[]> {
  opened += 1;
  const name = sql.identifier(`rows_${opened}`);
  await tx.execute(sql`declare ${name} no scroll cursor for ${statement}`);
  for (;;) {
    const batch = await tx.execute<Row>(sql`fetch forward ${sql.raw(String(size))} from ${name}`);
    if (batch.length > 0) yield batch.map((row) => row as Row);
    if (batch.length < size) break;
  }
  await tx.execute(sql`close ${name}`);
}
