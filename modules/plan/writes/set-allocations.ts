import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { allocations, progressEntries, units } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { type CommandContext, command } from "@/platform/run";
import { type TaskRow, taskOf } from "../reads/parties";
import { parseTarget, shownTarget } from "../rules/amounts";
import { objectionToHandedDue } from "../rules/requests";
import { optionalDay, rowId } from "./inputs";
import { refuseStale } from "./keys";

// One row a unit, each field named after it (`target.110105`): a row that was not sent stays as it is.
const AllocationsInput = z.looseObject({ task: rowId }).transform(({ task, ...fields }) => ({
  task,
  rows: Object.entries(fields)
    .filter(([key]) => key.startsWith("version."))
    .map(([key, version]) => rowOf(key.slice("version.".length), version, fields)),
}));

interface Row {
  unit: string;
  version: number;
  use: boolean;
  target: string;
  due: string;
}

function rowOf(unit: string, version: unknown, fields: Record<string, unknown>): Row {
  const text = (key: string) => String(fields[`${key}.${unit}`] ?? "").trim();
  return { unit, version: Number(version) || 0, use: text("use") !== "", target: text("target"), due: text("due") };
}

/**
 * Sets targets and deadlines of the units directly below the own one, many at once; only rows that differ are written. What the city sets
 * for a district is a proposal until the planner confirms it; what a district sets for a street stands. No deadline is moved past the giver's.
 */
export const setAllocations = command(
  { name: "plan.set-allocations", may: "plan.allocate", input: AllocationsInput },
  async (context, input) => {
    const { tx, staff, record, refuse } = context;
    if (staff.unit.level !== "city" && staff.unit.level !== "district") {
      return refuse({ message: "本单位没有下级单位，不能分解目标" });
    }
    const task = await taskOf(tx, input.task);
    const children = await tx
      .select({ code: units.code, name: units.shortName })
      .from(units)
      .where(and(eq(units.parentCode, staff.unit.code), eq(units.active, true)))
      .orderBy(asc(units.code));
    const nameOf = new Map(children.map((unit) => [unit.code, unit.name]));
    const given = await deadlineOf(context, task);
    let changed = 0;
    for (const row of input.rows) {
      const name = nameOf.get(row.unit);
      if (!name) return refuse({ message: "只能给本单位直接下级分解目标" });
      if (await setOne(context, task, given, { ...row, name })) changed += 1;
    }
    if (changed === 0) {
      record({ subject: { kind: "allocations", id: task.id }, task: task.id, note: "核对目标分解，没有变动" });
    }
    return { changed };
  },
);

/** The deadline that the own unit may hand down: its own of the task, or the task's. */
async function deadlineOf({ tx, staff }: CommandContext, task: TaskRow): Promise<string | null> {
  const own = and(eq(allocations.taskId, task.id), eq(allocations.unitCode, staff.unit.code));
  const [row] = await tx.select({ dueOn: allocations.dueOn }).from(allocations).where(own);
  return row?.dueOn ?? task.dueOn;
}

async function setOne(context: CommandContext, task: TaskRow, given: string | null, row: Row & { name: string }) {
  const { tx, staff, today, record, refuse } = context;
  const target = row.target === "" ? null : parseTarget(row.target, task.kind);
  if (row.target !== "" && target === null) {
    return refuse({ field: `target.${row.unit}`, message: `${row.name}：${targetHint[task.kind]}` });
  }
  const due = optionalDay.safeParse(row.due);
  if (!due.success) return refuse({ field: `due.${row.unit}`, message: `${row.name}：请填写真实的日期` });
  if (due.data !== null && due.data < task.startsOn) {
    return refuse({ field: `due.${row.unit}`, message: `${row.name}：时限不能早于任务起始 ${task.startsOn}` });
  }
  const mine = and(eq(allocations.taskId, task.id), eq(allocations.unitCode, row.unit));
  const [old] = await tx.select().from(allocations).where(mine).for("update");
  const same = row.use ? old && old.target === target && old.dueOn === due.data : !old;
  if (same) return false;
  if ((old?.version ?? 0) !== row.version) {
    return refuseStale(tx, task.id, { kind: "allocation", id: `${task.id}:${row.unit}`, name: `${row.name}的分解` });
  }
  const moved = row.use
    ? objectionToHandedDue(
        { given, task: task.dueOn, old: old ? { dueOn: old.dueOn } : null, due: due.data },
        isoOf(today),
      )
    : null;
  if (moved) return refuse({ field: `due.${row.unit}`, message: `${row.name}：${moved}` });
  const before = old ? { target: old.target, dueOn: old.dueOn } : null;
  const subject = { kind: "allocation", id: `${task.id}:${row.unit}` };
  const said = (value: { target: number | null; dueOn: string | null } | null) => shownAllocation(task, value);
  if (!row.use) {
    const reported = and(eq(progressEntries.taskId, task.id), eq(progressEntries.unitCode, row.unit));
    const [entry] = await tx.select({ id: progressEntries.id }).from(progressEntries).where(reported).limit(1);
    if (entry) return refuse({ field: `target.${row.unit}`, message: `${row.name}已有填报，不能取消分解` });
    await tx.delete(allocations).where(mine);
    record({
      subject,
      unit: row.unit,
      task: task.id,
      before,
      after: null,
      note: `${row.name}：取消分解（原 ${said(before)}）`,
    });
    return true;
  }
  // An extended deadline of the own unit is written down for the units below, which do not see it.
  const after = { target, dueOn: due.data ?? (given === task.dueOn ? null : given) };
  // A new deadline alone leaves a confirmed target confirmed.
  const confirmed = staff.unit.level === "district" || (old?.confirmed === true && old.target === target);
  await tx
    .insert(allocations)
    .values({ taskId: task.id, unitCode: row.unit, ...after, confirmed })
    .onConflictDoUpdate({
      target: [allocations.taskId, allocations.unitCode],
      set: { ...after, confirmed, version: row.version + 1 },
    });
  record({
    subject,
    unit: row.unit,
    task: task.id,
    before,
    after,
    note: `${row.name}：${said(before)} → ${said(after)}`,
  });
  return true;
}

const targetHint = {
  count: "请填写大于 0 的整数",
  ratio: "请填写 100 以内的百分数",
  money: "请填写万元金额，最多六位小数",
  milestone: "请填写 100 以内的百分数",
};

function shownAllocation(task: TaskRow, value: { target: number | null; dueOn: string | null } | null): string {
  if (!value) return "未分解";
  const target =
    value.target === null
      ? "未定目标"
      : `${shownTarget(value.target, task.kind)}${task.unitName === "%" ? "" : ` ${task.unitName}`}`;
  return value.dueOn ? `${target}，${value.dueOn} 前` : target;
}
