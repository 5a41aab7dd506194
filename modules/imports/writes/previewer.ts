import { eq } from "drizzle-orm";
import { importBatches } from "@/db/schema";
import { lateRows } from "@/platform/locked";
import type { CommandContext } from "@/platform/run";
import type { Adapter, Counts, FileRow, ImportColumn, Judged, Reading } from "../adapter";
import { byKey, downFiller } from "../reading/lines";
import type { RawRow } from "../reading/read";
import { addWarnings, insertRows, rowsAtOnce, WHOLE_ROWS } from "../rows";

interface Desk {
  batch: { id: number; unitCode: string };
  adapter: Adapter;
  columns: ImportColumn[];
  reading: Reading;
}

/** Judges raw rows as they arrive and stores what would become of them; `finish` writes the counts into the batch. */
export function previewer(context: CommandContext, { batch, adapter, columns, reading }: Desk) {
  const { tx, refuse } = context;
  const counts: Counts = { rows: 0, add: 0, change: 0, same: 0, refuse: 0, warn: 0, question: 0 };
  const late = lateRows(tx);
  const fill = downFiller(reading.mapping, columns);
  const size = rowsAtOnce(adapter);
  let judge: ((rows: FileRow[]) => Promise<Judged[]>) | null = null;
  let waiting: RawRow[] = [];

  const flush = async () => {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    judge ??= reading.missing.length > 0 ? unmapped(reading) : await adapter.open(context);
    const sheet = reading.sheet;
    const judged = await judge(rows.map(({ row, cells }) => ({ sheet, row, cells: byKey(cells, reading.mapping) })));
    for (const one of judged) {
      counts.rows += 1;
      counts[one.outcome] += 1;
      if (one.warnings.length > 0) counts.warn += 1;
      if (one.outcome === "add" || one.outcome === "change") late.take(adapter.dated?.(one) ?? []);
      if (one.question && one.outcome !== "refuse") counts.question += 1;
    }
    await insertRows(
      tx,
      { ...batch, sheet },
      rows.map((raw, index) => ({ raw, judged: judged[index]! })),
    );
  };

  return {
    async take(rows: RawRow[]): Promise<void> {
      for (const { row, cells } of rows) waiting.push({ row, cells: fill(cells) });
      if (adapter.whole && waiting.length > WHOLE_ROWS) {
        refuse({ field: "file", message: `${adapter.title}超过 ${WHOLE_ROWS} 行，请检查文件` });
      }
      if (!adapter.whole && waiting.length >= size) await flush();
    },
    judged: (): number => counts.rows,
    async finish(): Promise<Counts> {
      await flush();
      const notes = reading.missing.length === 0 ? await adapter.conclude?.(context, batch.id) : undefined;
      if (notes && notes.size > 0) counts.warn += await addWarnings(tx, { ...batch, sheet: reading.sheet }, notes);
      const later = await late.count();
      if (later > 0) counts.late = later;
      await tx
        .update(importBatches)
        .set({ counts: { ...counts }, reading })
        .where(eq(importBatches.id, batch.id));
      return counts;
    },
  };
}

/** While required columns have no counterpart in the file nothing can be judged, and so nothing can go in. */
function unmapped(reading: Reading) {
  const refusals = [{ column: reading.missing.join("、"), reason: "文件中没有对应的列，请先对应列", original: "" }];
  const verdict = {
    key: "",
    outcome: "refuse",
    summary: "",
    refusals,
    warnings: [],
    data: null,
    before: null,
  } as const;
  return async (rows: FileRow[]): Promise<Judged[]> => rows.map(() => ({ ...verdict, warnings: [] }));
}
