import { and, eq, inArray, sql } from "drizzle-orm";
import { allocations, progressEntries, taskRequests, units } from "@/db/schema";
import { type Kept, type Obstacle, sameJson, type Undone } from "@/modules/imports";
import type { CommandContext, Context, Tx } from "@/platform/run";
import type { IndicatorKind } from "@/vocab/indicator-kinds";
import { shownTarget } from "../rules/amounts";
import { districtLabel, isWithin } from "./allocation-columns";
import {
  type AllocationBefore,
  type AllocationData,
  type AllocationRecord,
  allocationsOf,
  pick,
} from "./allocation-content";

type KeptRow = Kept<AllocationData, AllocationBefore>;
type UndoneRow = Undone<AllocationData, AllocationBefore>;

const at = (taskId: number, unitCode: string) =>
  and(eq(allocations.taskId, taskId), eq(allocations.unitCode, unitCode));

/** Writes district figures as proposals, which the planner's confirmation turns into the city's target. */
export async function writeAllocations({ tx, record }: CommandContext, rows: KeptRow[]): Promise<AllocationBefore[]> {
  const names = await namesOf(tx);
  for (const { data, before } of rows) {
    const { taskId, kind, cells } = data;
    const values = cells.map((cell) => ({ taskId, ...cell }));
    await tx
      .insert(allocations)
      .values(values)
      .onConflictDoUpdate({
        target: [allocations.taskId, allocations.unitCode],
        set: { target: sql`excluded.target`, confirmed: false, version: sql`${allocations.version} + 1` },
      });
    record({
      subject: { kind: "allocation", id: taskId },
      unit: "11",
      task: taskId,
      before: inWords(before?.cells ?? {}, names, kind),
      after: inWords(Object.fromEntries(cells.map((cell) => [cell.unitCode, cell])), names, kind),
      note: `导入目标分解，${cells.length} 个区`,
    });
  }
  const present = await allocationsOf(
    tx,
    rows.map((row) => row.data.taskId),
  );
  return rows.map(({ data: { taskId, cells } }) => ({
    taskId,
    cells: pick(
      present.get(taskId),
      cells.map((cell) => cell.unitCode),
    ),
  }));
}

/** Rows that stay: a district's figure changed or confirmed since, or added by the import and already handed down or reported on. */
export async function allocationObstacles({ tx }: Context, rows: UndoneRow[]): Promise<Obstacle[]> {
  const taskIds = rows.map((row) => row.data.taskId);
  const present = await allocationsOf(tx, taskIds);
  const names = await namesOf(tx);
  const used = await usedUnits(tx, taskIds);
  return rows.flatMap(({ sheet, row, data, before, after }) => {
    for (const { unitCode } of data.cells) {
      const name = names.get(unitCode) ?? unitCode;
      const now = present.get(data.taskId)?.get(unitCode) ?? null;
      if (!sameJson(now, after.cells[unitCode] ?? null)) return [{ sheet, row, reason: `（${name}）之后又有改动` }];
      if (before?.cells[unitCode]) continue;
      const below = [...(present.get(data.taskId)?.keys() ?? [])].some(
        (code) => code !== unitCode && isWithin(code, unitCode),
      );
      if (below) return [{ sheet, row, reason: `（${name}）之后已向下分解` }];
      if (used.some((one) => one.taskId === data.taskId && isWithin(one.unit, unitCode))) {
        return [{ sheet, row, reason: `（${name}）之后已有填报或申请` }];
      }
    }
    return [];
  });
}

/** Puts prior allocations back and deletes those that the import added. */
export async function undoAllocations({ tx, record }: CommandContext, rows: UndoneRow[]): Promise<void> {
  const names = await namesOf(tx);
  for (const { data, before, after } of rows) {
    const added = data.cells.map((cell) => cell.unitCode).filter((code) => !before?.cells[code]);
    if (added.length > 0) {
      const those = and(eq(allocations.taskId, data.taskId), inArray(allocations.unitCode, added));
      await tx.delete(allocations).where(those);
    }
    for (const [code, prior] of Object.entries(before?.cells ?? {})) {
      if (prior) await tx.update(allocations).set(prior).where(at(data.taskId, code));
    }
    record({
      subject: { kind: "allocation", id: data.taskId },
      unit: "11",
      task: data.taskId,
      before: inWords(after.cells, names, data.kind),
      after: inWords(before?.cells ?? {}, names, data.kind),
      note: `撤销导入的目标分解，${data.cells.length} 个区`,
    });
  }
}

/** Figures by the districts' names, as the history prints them. */
function inWords(
  cells: Record<string, Pick<AllocationRecord, "target"> | null>,
  names: Map<string, string>,
  kind: IndicatorKind,
): Record<string, string> {
  const said = (target: number | null | undefined) => (target == null ? "未报" : shownTarget(target, kind));
  return Object.fromEntries(Object.entries(cells).map(([code, cell]) => [names.get(code) ?? code, said(cell?.target)]));
}

async function namesOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx
    .select({ code: units.code, name: units.name, shortName: units.shortName })
    .from(units)
    .where(eq(units.level, "district"));
  return new Map(rows.map(({ code, ...district }) => [code, districtLabel(district)]));
}

/** Units that have reported on one of the tasks, or asked about it. */
async function usedUnits(tx: Tx, taskIds: number[]): Promise<{ taskId: number; unit: string }[]> {
  if (taskIds.length === 0) return [];
  const reports = await tx
    .selectDistinct({ taskId: progressEntries.taskId, unit: progressEntries.unitCode })
    .from(progressEntries)
    .where(inArray(progressEntries.taskId, taskIds));
  const requests = await tx
    .selectDistinct({ taskId: taskRequests.taskId, unit: taskRequests.unitCode })
    .from(taskRequests)
    .where(inArray(taskRequests.taskId, taskIds));
  return [...reports, ...requests];
}
