import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { importBatches } from "@/db/schema";
import { command } from "@/platform/run";
import type { Barred } from "../adapter";
import { barredRows } from "../barred";
import { adapterOf, batchNo, type ImportGroup, lockBatch } from "../group";
import { batchToken, teller } from "../progress";
import { rowsAtOnce, writtenRows } from "../rows";
import { BatchId } from "../search";

const UndoInput = z.object({ batch: BatchId });

/**
 * Takes an accepted batch back: prior versions return, added rows go; batch and audit remain. All or none: rows that
 * something later depends on are named with the reason, and nothing changes. A second undo answers like the first.
 */
export const undoVerb = (group: ImportGroup) =>
  command({ name: `${group.id}.import-undo`, may: group.may, input: UndoInput }, async (context, input) => {
    const { tx, staff, record, refuse } = context;
    const batch = await lockBatch(tx, group, input.batch);
    const subject = { kind: "batch", id: batch.id };
    if (batch.state === "undone") {
      record({ subject, note: "重复提交，没有再次撤销" });
      return { batch: batch.id };
    }
    if (batch.state !== "accepted") return refuse({ message: "这一批没有入账，无需撤销", conflict: true });
    const tell = teller(staff, batchToken(batch.id));
    const total = (batch.counts.added ?? 0) + (batch.counts.corrected ?? 0);
    tell("undo", 0, total);
    const adapter = adapterOf(group, batch.ledger);
    await adapter.lock(context);
    const barred = await barredRows(context, adapter, batch.id, 3);
    if (barred.rows > 0) return refuse({ message: barredSentence(barred) });
    let done = 0;
    for await (const rows of writtenRows(tx, batch.id, rowsAtOnce(adapter))) {
      await adapter.undo(context, rows);
      done += rows.length;
      tell("undo", done, total);
    }
    tell("settle");
    await adapter.settle?.(context);
    await tx.update(importBatches).set({ state: "undone", undoneAt: sql`now()` }).where(eq(importBatches.id, batch.id));
    record({ subject, before: { state: "accepted" }, after: { state: "undone" }, note: `撤销 ${batchNo(batch.id)}` });
    return { batch: batch.id };
  });

function barredSentence({ rows, first }: Barred): string {
  const named = first.map(({ row, reason }) => `第 ${row} 行${reason}`);
  return `${rows} 行不可撤：${named.join("；")}${rows > first.length ? "……" : ""}`;
}
