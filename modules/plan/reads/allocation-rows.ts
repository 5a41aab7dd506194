import { sql } from "drizzle-orm";
import { z } from "zod";
import { NotFound } from "@/platform/errors";
import { baseOf } from "@/platform/figures";
import { query } from "@/platform/run";
import { taskOf } from "./parties";

interface Row extends Record<string, unknown> {
  code: string;
  name: string;
  /** Null where the unit has no part in the task. */
  version: number | null;
  target: number | null;
  due: string | null;
  confirmed: boolean | null;
  /** Figure of the unit's subtree; null where nothing has been counted. */
  actual: number | null;
  base: number | null;
}

/** A task's targets and deadlines of the units directly below the reader's own (city: districts; district: streets), beside the own target. */
export const allocationRows = query(
  {
    name: "plan.allocation-rows",
    may: "plan.allocate",
    input: z.object({ task: z.coerce.number().int().positive().max(2_147_483_647) }),
  },
  async ({ tx, staff }, input) => {
    const { level, code, title } = staff.unit;
    if (level !== "city" && level !== "district") throw new NotFound();
    const task = await taskOf(tx, input.task);
    const below = level === "city" ? "district" : "street";
    const rows =
      await tx.execute<Row>(sql`select u.code, u.short_name as name, a.version, a.target::float8 as target, a.due_on::text as due, a.confirmed,
        (select sum(value)::float8 from figures_now f where f.indicator = ${task.indicator} and left(f.unit_code, ${level === "city" ? 6 : 9}::int) = u.code) as actual,
        (select sum(value)::float8 from figures_now f where f.indicator = ${baseOf(task.indicator)} and left(f.unit_code, ${level === "city" ? 6 : 9}::int) = u.code) as base
      from units u left join allocations a on a.unit_code = u.code and a.task_id = ${task.id}
      where u.parent_code = ${code} and u.level = ${below} and u.active order by u.ordinal, u.code`);
    const [own] = await tx.execute<{ target: number | null }>(
      sql`select target::float8 as target from allocations where task_id = ${task.id} and unit_code = ${code}`,
    );
    const mine = level === "city" ? task : own;
    return {
      account: staff.account,
      unit: { code, title, level },
      task: {
        id: task.id,
        code: task.code,
        title: task.title,
        kind: task.kind,
        unitName: task.unitName,
        version: task.version,
        /** What counts for a unit without a deadline of its own. */
        due: task.dueOn,
      },
      target: mine?.target ?? null,
      rows: [...rows],
      confirms: level === "city" && staff.may.has("plan.edit"),
    };
  },
);

export type AllocationBook = Awaited<ReturnType<(typeof allocationRows)["as"]>>;
export type AllocationRow = AllocationBook["rows"][number];
