import type { Thresholds } from "./thresholds";

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** How the table's rates and lights are judged, as the plan's settings stand: the first lines of every 口径 sheet. */
export function basisOf(limits: Thresholds): { label: string; text: string }[] {
  const behind = `滞后＝完成率低于应达的 ${percent(limits.behind)}，或时间节点逾期超过 ${limits.milestoneWorkdays} 个工作日`;
  const near = `距完成时限不超过 ${limits.dueWorkdays} 个工作日且完成率不足 ${percent(limits.atRisk)}`;
  const risk = `预警＝完成率低于应达的 ${percent(limits.atRisk)}，或${near}`;
  return [
    {
      label: "完成率",
      text: "实际 ÷ 目标；比率类为（分子 ÷ 分母）÷ 目标，汇总按 Σ分子 ÷ Σ分母；人工填报的任务完成经审核的按 100% 计",
    },
    {
      label: "应达",
      text: "序时进度：各时间节点之间按直线推算；没有时间节点的，自起始日至完成时限按直线推算；没有完成时限的不推算",
    },
    {
      label: "状态",
      text: `逾期＝已过完成时限且完成率不足 100%；${behind}；${risk}；应达不足 ${percent(limits.minExpected)} 的为正常；未定目标的任务不亮灯`,
    },
  ];
}
