import type { ImportColumn } from "@/modules/imports";

/** Columns of 任务分解表. 方面 and 措施 are merged downwards. */
export const taskColumns: ImportColumn[] = [
  { key: "seq", label: "序号", aliases: ["任务序号", "编号"], required: true },
  { key: "aspect", label: "方面", aliases: ["工作方面"], required: true, down: true },
  { key: "measure", label: "措施", aliases: ["工作措施", "主要措施"], required: true, down: true },
  { key: "title", label: "任务内容", aliases: ["任务", "工作任务", "重点任务"], required: true },
  { key: "lead", label: "牵头单位", aliases: ["责任单位", "牵头部门"], required: true },
  { key: "cooperate", label: "配合单位", aliases: ["协办单位", "协同单位", "配合部门"], required: false },
  { key: "indicator", label: "指标名称", aliases: ["指标", "量化指标指标名称"], required: true },
  { key: "unit", label: "计量单位", aliases: ["单位", "量化指标计量单位"], required: true },
  { key: "target", label: "目标值", aliases: ["目标", "量化指标目标值"], required: true },
  { key: "due", label: "完成时限", aliases: ["完成时间", "时限", "完成期限"], required: true },
  { key: "steps", label: "时间节点", aliases: ["节点", "阶段节点"], required: false },
  { key: "cadence", label: "报送频次", aliases: ["报送周期", "频次"], required: true },
  { key: "source", label: "数据来源台账", aliases: ["数据来源", "台账"], required: true },
];

export const labelOf = new Map(taskColumns.map((column) => [column.key, column.label]));
