import { asc, eq } from "drizzle-orm";
import { allocations, indicators, tasks } from "@/db/schema";
import type { Adapter } from "@/modules/imports";
import { allocationColumns, districtsOf, strangeHead } from "./allocation-columns";
import { type AllocationBefore, type AllocationData, allocationsOf } from "./allocation-content";
import { allocationJudge } from "./allocation-judge";
import { allocationTemplate } from "./allocation-template";
import { allocationObstacles, undoAllocations, writeAllocations } from "./allocation-write";
import { lockPlan } from "./task-adapter";

/** 区级目标分解.xlsx: one row a task, the districts beside each other. Needs the tasks to be there. */
export const allocationAdapter: Adapter<AllocationData, AllocationBefore> = {
  id: "plan-allocations",
  title: "区级目标分解",
  whole: true,
  columns: ({ tx }) => allocationColumns(tx),
  template: allocationTemplate,
  strange: strangeHead,
  async lock(context) {
    await lockPlan(context);
    await context.tx.select({ id: allocations.id }).from(allocations).orderBy(allocations.id).for("update");
  },
  async open({ tx }) {
    const { id, seq, code, title, target } = tasks;
    const { kind, unitName } = indicators;
    const known = await tx
      .select({ id, seq, code, title, target, kind, unitName })
      .from(tasks)
      .innerJoin(indicators, eq(indicators.key, tasks.indicator))
      .orderBy(asc(tasks.seq));
    const judge = allocationJudge({
      tasks: new Map(known.map((task) => [task.seq, task])),
      districts: await districtsOf(tx),
      present: await allocationsOf(
        tx,
        known.map((task) => task.id),
      ),
    });
    return async (rows) => judge(rows);
  },
  write: writeAllocations,
  obstacles: allocationObstacles,
  undo: undoAllocations,
};
