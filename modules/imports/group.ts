import { and, eq, inArray } from "drizzle-orm";
import { importBatches } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Permission } from "@/platform/may";
import type { Context, Tx } from "@/platform/run";
import type { Adapter, Counts, Reading } from "./adapter";

/** The workbooks of one module: one page, one permission, and one adapter for each kind of file. */
export interface ImportGroup {
  id: string;
  may: Permission;
  adapters: readonly Adapter[];
}

type BatchRow = typeof importBatches.$inferSelect;

export type Batch = Omit<BatchRow, "reading" | "counts"> & {
  reading: Reading;
  counts: Counts & { added?: number; corrected?: number };
};

const inGroup = (group: ImportGroup, id: number) =>
  and(
    eq(importBatches.id, id),
    inArray(
      importBatches.ledger,
      group.adapters.map((adapter) => adapter.id),
    ),
  );

// Both jsonb columns are written by this module alone, always with these shapes.
const shaped = (row: BatchRow): Batch => ({
  ...row,
  reading: row.reading as Reading,
  counts: row.counts as unknown as Batch["counts"],
});

/** A batch of the group inside the scope; throws NotFound. */
export async function batchOf({ tx }: Context, group: ImportGroup, id: number): Promise<Batch> {
  const [row] = await tx.select().from(importBatches).where(inGroup(group, id));
  if (!row) throw new NotFound();
  return shaped(row);
}

/** The same, held until the transaction ends: accepting, undoing and re-mapping one batch happen one after the other. */
export async function lockBatch(tx: Tx, group: ImportGroup, id: number): Promise<Batch> {
  const [row] = await tx.select().from(importBatches).where(inGroup(group, id)).for("update");
  if (!row) throw new NotFound();
  return shaped(row);
}

export function adapterOf(group: ImportGroup, ledger: string): Adapter {
  const adapter = group.adapters.find((one) => one.id === ledger);
  if (!adapter) throw new NotFound();
  return adapter;
}

export const batchNo = (id: number): string => `PC-${String(id).padStart(4, "0")}`;
