import { and, eq, inArray } from "drizzle-orm";
import { allocations, indicators, taskParties, tasks } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";
import type { UnitLevel } from "@/platform/staff";

const taskColumns = {
  id: tasks.id,
  planId: tasks.planId,
  code: tasks.code,
  title: tasks.title,
  source: tasks.source,
  standIn: tasks.standIn,
  indicator: tasks.indicator,
  kind: indicators.kind,
  unitName: indicators.unitName,
  target: tasks.target,
  targetMax: tasks.targetMax,
  startsOn: tasks.startsOn,
  dueOn: tasks.dueOn,
  completedOn: tasks.completedOn,
  split: tasks.split,
  provenance: tasks.provenance,
  version: tasks.version,
};

/** A task with its indicator's kind and unit of measure; throws NotFound. */
export async function taskOf(tx: Tx, id: number) {
  const [row] = await tx
    .select(taskColumns)
    .from(tasks)
    .innerJoin(indicators, eq(indicators.key, tasks.indicator))
    .where(eq(tasks.id, id));
  if (!row) throw new NotFound();
  return row;
}

export type TaskRow = Awaited<ReturnType<typeof taskOf>>;

const classLevel = { districts: "district", streets: "street", industrial_unions: "industrial_union" } as const;

export interface PartyLine {
  role: "lead" | "cooperate";
  kind: "unit" | "districts" | "streets" | "industrial_unions" | "outside";
  unitCode: string | null;
}

/** Roles of a unit among the parties of a task: named itself, or one of a named class of units. */
export function rolesAmong(parties: PartyLine[], unit: { code: string; level: UnitLevel }): Set<"lead" | "cooperate"> {
  const mine = parties.filter((party) => {
    if (party.kind === "unit") return party.unitCode === unit.code;
    return party.kind !== "outside" && classLevel[party.kind] === unit.level;
  });
  return new Set(mine.map((party) => party.role));
}

/** What a unit has to do with a task: its allocation, and whether it leads or cooperates. */
export async function seatOf(tx: Tx, unit: { code: string; level: UnitLevel }, taskId: number) {
  const [allocation] = await tx
    .select()
    .from(allocations)
    .where(and(eq(allocations.taskId, taskId), eq(allocations.unitCode, unit.code)));
  const parties = await tx
    .select({ role: taskParties.role, kind: taskParties.kind, unitCode: taskParties.unitCode })
    .from(taskParties)
    .where(eq(taskParties.taskId, taskId));
  const roles = rolesAmong(parties, unit);
  return { allocation: allocation ?? null, leads: roles.has("lead"), takesPart: roles.size > 0 || Boolean(allocation) };
}

/** Deadline that counts for a unit (YYYY-MM-DD): its own, else its district's, else the task's; null where there is none. */
export async function effectiveDue(
  tx: Tx,
  unit: { code: string; parentCode: string | null },
  task: Pick<TaskRow, "id" | "dueOn">,
): Promise<string | null> {
  // A street's officer cannot read its district's row, so the district's date reaches the street only when it was handed down.
  const rows = await tx
    .select({ unit: allocations.unitCode, dueOn: allocations.dueOn })
    .from(allocations)
    .where(
      and(eq(allocations.taskId, task.id), inArray(allocations.unitCode, [unit.code, unit.parentCode ?? unit.code])),
    );
  const dueOf = (code: string | null) => rows.find((row) => row.unit === code)?.dueOn;
  return dueOf(unit.code) ?? dueOf(unit.parentCode) ?? task.dueOn;
}
