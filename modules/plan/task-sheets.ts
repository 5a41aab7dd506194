import { offer } from "@/platform/export/offer";
import { entryColumns } from "./entry-columns";
import { entries } from "./reads/entries";
import { taskShares } from "./reads/task";
import { shareColumns } from "./share-columns";

/** /export/task-shares: a task's decomposition one level down, with 本级 and 合计. */
export const sharesSheet = offer({
  id: "task-shares",
  title: "任务分解情况",
  listing: taskShares,
  columns: shareColumns,
  totals: true,
  lines: ({ unit, task, today }) => [
    `任务：${task.code} ${task.title}`,
    `填报单位：${unit.title}`,
    `统计截止日期：${today}`,
    `计量单位：${task.unitName}`,
  ],
  basis: ({ task }) => [
    { label: task.indicatorName, text: task.basis },
    { label: "完成率", text: "实际 ÷ 分解目标；比率类为（分子 ÷ 分母）÷ 目标；合计的比率为 Σ分子 ÷ Σ分母" },
    { label: "差额", text: "分解目标 − 实际；本级为本单位直接填报、不属于下级的部分" },
  ],
});

/** /export/entries: the reports of a task in a unit's subtree. */
export const entriesSheet = offer({
  id: "entries",
  title: "进展填报记录",
  listing: entries,
  columns: entryColumns,
  totals: true,
  lines: ({ task, unit, today }) => [
    `任务：${task.title}`,
    `填报单位：${unit.title}`,
    `统计截止日期：${today}`,
    `计量单位：${task.unitName}`,
  ],
  basis: () => [{ label: "本次数量", text: "当日增加数，负数为更正或冲正；比率类为分子与分母的增加数" }],
});
