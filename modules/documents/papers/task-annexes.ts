import type { Bulletin } from "@/modules/plan";
import type { Annex, GridCell, GridColumn, GridRow } from "@/platform/docx/paper";
import { type Status, statusLabels } from "@/vocab/status";
import { actualCell, left, shareCell, targetCell, text } from "./cells";

const states: readonly Status[] = ["done", "on_track", "at_risk", "behind", "overdue", "not_started", "no_target"];
const stacked: Partial<Record<Status, string>> = { done: "已\n完成", not_started: "未\n开始", no_target: "未定\n目标" };

const measureColumns: GridColumn[] = [
  { label: "方面", width: 18 },
  { label: "措施", width: 9 },
  { label: "名称", width: 38, align: "left" },
  { label: "任务\n数", width: 10 },
  ...states.map((status) => ({ label: stacked[status] ?? statusLabels[status], group: "任务状态（项）", width: 8.5 })),
  { label: "实际", group: "综合完成率（%）", width: 10.75 },
  { label: "应达", group: "综合完成率（%）", width: 10.75 },
];

/** 任务进展情况表: a row a measure under its aspect, the tasks by state, the two means. */
export function measuresAnnex({ measures, tasks, counts, whole }: Bulletin): Annex {
  const shown = measures.filter((measure) => measure.tasks > 0);
  const rows = shown.map((measure, at): GridRow => {
    const aspect = shown.filter(({ aspectNo }) => aspectNo === measure.aspectNo);
    const first = shown[at - 1]?.aspectNo !== measure.aspectNo;
    const place: GridCell[] =
      measure.no === 0
        ? [{ text: `${measure.title}（不计入10项措施）`, cols: 3, align: "left" }]
        : [...(first ? [{ text: measure.aspect, rows: aspect.length }] : []), text(measure.no), left(measure.title)];
    return {
      cells: [
        ...place,
        text(measure.tasks),
        ...states.map((status) => text(measure.counts[status])),
        shareCell(measure.progress),
        shareCell(measure.expected),
      ],
    };
  });
  const foot: GridCell[] = [
    { text: "合　计", cols: 3 },
    text(tasks.length),
    ...states.map((status) => text(counts[status])),
    shareCell(whole.progress),
    shareCell(whole.expected),
  ];
  return {
    title: "《方案》任务进展情况表",
    grid: { columns: measureColumns, rows: [...rows, { cells: foot, strong: true }], size: 9 },
    notes: [
      `注：综合完成率为各任务完成率（超过100%按100%计）的加权平均，未定目标、台账未启用和缺数据的任务不计入，共计${whole.n}项；合计按全部任务计算。`,
    ],
  };
}

const taskColumns: GridColumn[] = [
  { label: "编号", width: 11 },
  { label: "任务", width: 36, align: "left" },
  { label: "牵头单位", width: 19, align: "left" },
  { label: "计量\n单位", group: "量化指标", width: 9 },
  { label: "目标", group: "量化指标", width: 14.5 },
  { label: "实际", group: "量化指标", width: 14.5 },
  { label: "完成率", group: "进度（%）", width: 11 },
  { label: "应达", group: "进度（%）", width: 10 },
  { label: "完成时限", width: 19 },
  { label: "状态", width: 12 },
];

/** 任务进展明细表: every task of the unit under its measure. */
export function tasksAnnex({ measures, tasks }: Bulletin): Annex {
  const rows = measures.flatMap(({ no, title }): GridRow[] => {
    const own = tasks.filter((task) => task.measureNo === no);
    if (own.length === 0) return [];
    const head = { text: no === 0 ? title : `措施${no}　${title}`, cols: taskColumns.length, align: "left" as const };
    return [{ cells: [head], strong: true, keep: true }, ...own.map(taskRow)];
  });
  return {
    title: "《方案》任务进展明细表",
    grid: { columns: taskColumns, rows, size: 9 },
    notes: ["注：比率的目标、实际为百分比，汇总按Σ分子÷Σ分母；“缺”为没有数据，“未定”为目标尚未核定；应达为序时进度。"],
  };
}

const taskRow = (task: Bulletin["tasks"][number]): GridRow => ({
  cells: [
    text(task.code),
    left(task.title),
    left(task.lead || "—"),
    text(task.unitName),
    targetCell(task),
    actualCell(task),
    shareCell(task.progress),
    shareCell(task.expected),
    text(task.due ?? "持续推进"),
    text(statusLabels[task.status]),
  ],
});
