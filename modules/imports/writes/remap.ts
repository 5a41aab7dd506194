import { and, eq, gte, lte, or } from "drizzle-orm";
import { z } from "zod";
import { importRows } from "@/db/schema";
import { command } from "@/platform/run";
import type { Reading } from "../adapter";
import { adapterOf, type ImportGroup, lockBatch } from "../group";
import { forget, missingIn, remember } from "../mappings";
import { batchToken, teller } from "../progress";
import { remarksOn } from "../reading/read";
import { rowsAtOnce, storedRows } from "../rows";
import { BatchId } from "../search";
import { previewer } from "./previewer";

const RemapInput = z.object({
  batch: BatchId,
  /** One entry for each column of the file: the ledger's column key, or empty where it is left out. Absent: as before. */
  map: z.array(z.string()).optional(),
  /** Back to what the heads say; what was remembered is forgotten. */
  byHeads: z.literal("on").optional(),
});

/** Judges a preview again, with other columns or against what the ledger holds by now. Refuses a column that is named twice. */
export const remapVerb = (group: ImportGroup) =>
  command({ name: `${group.id}.import-remap`, may: group.may, input: RemapInput }, async (context, input) => {
    const { tx, staff, record, refuse } = context;
    const batch = await lockBatch(tx, group, input.batch);
    if (batch.state !== "preview") return refuse({ message: "这一批已经处理过，不能再改对应列", conflict: true });
    const adapter = adapterOf(group, batch.ledger);
    const columns = await adapter.columns(context);
    const known = new Map(columns.map((column) => [column.key, column]));
    const back = input.byHeads ? batch.reading.byHeads : undefined;
    const wanted = back ?? input.map ?? batch.reading.mapping;
    const mapping = batch.reading.heads.map((_, index) => {
      const key = wanted[index];
      return key && known.has(key) ? key : null;
    });
    const named = mapping.filter((key) => key !== null);
    const twice = named.find((key, index) => named.indexOf(key) !== index);
    if (twice) return refuse({ field: "map", message: `“${known.get(twice)?.label}”对应了两列，请只留一列` });
    const missing = missingIn(columns, mapping);
    const { heads, byHeads } = batch.reading;
    const kept = mapping.every((key, index) => key === (batch.reading.mapping[index] ?? null));
    const remarks = remarksOn(adapter, heads, mapping);
    const reading: Reading = { ...batch.reading, mapping, missing, remarks, byHeads: kept ? byHeads : undefined };
    if (back) await forget(context, adapter.id, reading);
    else if (!kept && missing.length === 0) await remember(context, adapter.id, reading);
    const tell = teller(staff, batchToken(batch.id));
    tell("judge", 0, batch.counts.rows);
    const desk = previewer(context, { batch, adapter, columns, reading });
    for await (const rows of storedRows(tx, batch.id, rowsAtOnce(adapter))) {
      const last = rows.at(-1)!.id;
      const { id } = importRows;
      // The last row's warning stands right behind it; what has been judged again stands behind them all.
      await tx
        .delete(importRows)
        .where(
          and(
            eq(importRows.batchId, batch.id),
            gte(id, rows[0]!.id),
            or(lte(id, last), and(eq(id, last + 1), eq(importRows.outcome, "warn"))),
          ),
        );
      await desk.take(rows.map((row) => ({ row: row.row, cells: row.data.cells })));
      tell("judge", desk.judged(), batch.counts.rows);
    }
    const counts = await desk.finish();
    record({ subject: { kind: "batch", id: batch.id }, before: batch.counts, after: counts, note: "重新核对" });
    return { batch: batch.id };
  });
