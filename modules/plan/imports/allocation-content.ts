import { inArray } from "drizzle-orm";
import { allocations } from "@/db/schema";
import type { Tx } from "@/platform/run";
import type { IndicatorKind } from "@/vocab/indicator-kinds";

type Row = typeof allocations.$inferSelect;

/** An allocation as undo has to put it back; its number is not part of it. */
export type AllocationRecord = Omit<Row, "id" | "taskId" | "unitCode">;

export interface AllocationData {
  taskId: number;
  seq: number;
  kind: IndicatorKind;
  /** Only districts whose figure differs from what stands there; targets in the indicator's stored unit. */
  cells: { unitCode: string; target: number }[];
}

export interface AllocationBefore {
  taskId: number;
  /** One entry for each district of the row's cells; null where it has no allocation. */
  cells: Record<string, AllocationRecord | null>;
}

/** Allocations of the tasks, by task and unit. */
export async function allocationsOf(tx: Tx, taskIds: number[]): Promise<Map<number, Map<string, AllocationRecord>>> {
  const found = new Map<number, Map<string, AllocationRecord>>();
  if (taskIds.length === 0) return found;
  const rows = await tx.select().from(allocations).where(inArray(allocations.taskId, taskIds));
  for (const { id: _id, taskId, unitCode, ...record } of rows) {
    const ofTask = found.get(taskId) ?? new Map<string, AllocationRecord>();
    found.set(taskId, ofTask.set(unitCode, record));
  }
  return found;
}

export function pick(records: Map<string, AllocationRecord> | undefined, codes: string[]): AllocationBefore["cells"] {
  return Object.fromEntries(codes.map((code) => [code, records?.get(code) ?? null]));
}
