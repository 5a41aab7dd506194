import { eq } from "drizzle-orm";
import { plans, progressEntries, tasks, units } from "@/db/schema";
import type { Adapter } from "@/modules/imports";
import type { Context } from "@/platform/run";
import { partyResolver } from "../rules/party-names";
import { taskColumns } from "./task-columns";
import { planContent, type TaskBefore, type TaskData } from "./task-content";
import { judgeTasks } from "./task-judge";
import { taskTemplate } from "./task-template";
import { taskObstacles, undoTasks, writeTasks } from "./task-write";

/** The plan's own row is held: two imports, and a task added in the page, wait for each other. */
export async function lockPlan({ tx }: Context): Promise<void> {
  await tx.select({ id: plans.id }).from(plans).orderBy(plans.id).limit(1).for("update");
}

/** Every task is held as well, so that an edit in the page comes before the import or after it, never in between. */
async function lockTasks(context: Context): Promise<void> {
  await lockPlan(context);
  await context.tx.select({ id: tasks.id }).from(tasks).orderBy(tasks.id).for("update");
}

/** 任务分解表.xlsx: one row a task, told by its 序号. */
export const taskAdapter: Adapter<TaskData, TaskBefore> = {
  id: "plan-tasks",
  title: "任务分解表",
  whole: true,
  columns: async () => taskColumns,
  template: taskTemplate,
  lock: lockTasks,
  async open({ tx }) {
    const content = await planContent(tx);
    const { code, name, shortName, title, aliases } = units;
    const known = await tx.select({ code, name, shortName, title, aliases }).from(units).where(eq(units.active, true));
    const reported = await tx.selectDistinct({ id: progressEntries.taskId }).from(progressEntries);
    const resolve = partyResolver(known);
    return async (rows) => judgeTasks(rows, { content, resolve, reported: new Set(reported.map((row) => row.id)) });
  },
  write: writeTasks,
  obstacles: taskObstacles,
  undo: undoTasks,
};
