import { formValues } from "../reads/task-values";
import { inWords } from "../writes/task-rows";
import type { TaskData } from "./task-content";

type Whole = Pick<TaskData, "parties" | "milestones"> & {
  task: TaskData["task"] | null;
  indicator: TaskData["indicator"] | null;
  aspect: TaskData["aspect"];
  measure: TaskData["measure"] | null;
};

/** A task's fields in words under their Chinese names: for the preview's differences and for the history. */
export function taskWords({ task, indicator, aspect, measure, parties, milestones }: Whole): Record<string, string> {
  if (!task || !indicator) return {};
  const words = inWords(formValues(task, indicator, parties, milestones));
  return { 编号: task.code, 方面: aspect?.title ?? "无", ...words, 措施: measure?.title ?? words.措施 ?? "" };
}

/** One line for a changed row: which fields differ, from what to what. */
export function differences(before: Whole, after: Whole): string {
  const old = taskWords(before);
  const fresh = taskWords(after);
  const changed = Object.keys(fresh).filter((field) => old[field] !== fresh[field]);
  return changed.map((field) => `${field}：${old[field]} → ${fresh[field]}`).join("；");
}
