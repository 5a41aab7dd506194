import type { Context } from "@/platform/run";
import type { Adapter, Barred, Obstacle } from "./adapter";
import { rowsAtOnce, writtenRows } from "./rows";

/** What bars the undo of an accepted batch: how many rows, and the first `limit` of them in order of rows. */
export async function barredRows(context: Context, adapter: Adapter, batch: number, limit: number): Promise<Barred> {
  if (adapter.barred) return adapter.barred(context, batch, limit);
  const found: Obstacle[] = [];
  for await (const rows of writtenRows(context.tx, batch, rowsAtOnce(adapter))) {
    found.push(...((await adapter.obstacles?.(context, rows)) ?? []));
  }
  found.sort((a, b) => a.row - b.row);
  return { rows: found.length, first: found.slice(0, limit) };
}
