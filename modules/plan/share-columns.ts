import type { Column } from "@/vocab/column";
import { inUnit } from "./columns";
import type { ShareRow } from "./reads/task";

/** Missing to the target, in stored units; null for rates, which do not add up. */
export function gapOf(row: Pick<ShareRow, "kind" | "target" | "actual">): number | null {
  if (row.kind === "ratio" || row.kind === "milestone" || row.target === null) return null;
  return row.target - (row.actual ?? 0);
}

/** A task's decomposition one level down: the columns of the file. A ratio's two figures stand side by side. */
export const shareColumns: Column<ShareRow>[] = [
  { key: "name", label: "单位", kind: "text", value: (r) => r.name, width: 18 },
  {
    key: "target",
    label: "分解目标",
    kind: "count",
    group: "量化指标",
    value: (r) => inUnit(r.target, r.kind),
    unit: (r) => r.unitName,
    width: 12,
  },
  { key: "unit", label: "计量单位", kind: "text", group: "量化指标", value: (r) => r.unitName, width: 10 },
  {
    key: "actual",
    label: "实际",
    kind: "count",
    group: "完成情况",
    value: (r) => inUnit(r.actual, r.kind),
    unit: (r) => r.unitName,
    width: 12,
  },
  { key: "gap", label: "差额", kind: "count", group: "完成情况", value: (r) => inUnit(gapOf(r), r.kind), width: 10 },
  {
    key: "numerator",
    label: "分子",
    kind: "count",
    group: "完成情况",
    value: (r) => (r.kind === "ratio" ? r.numerator : null),
    width: 10,
  },
  {
    key: "denominator",
    label: "分母",
    kind: "count",
    group: "完成情况",
    value: (r) => (r.kind === "ratio" ? r.denominator : null),
    width: 10,
  },
  {
    key: "progress",
    label: "完成率",
    kind: "progress",
    group: "完成情况",
    value: (r) => r.progress,
    expected: (r) => r.expected,
    width: 10,
  },
  { key: "expected", label: "应达", kind: "share", group: "完成情况", value: (r) => r.expected, width: 10 },
  { key: "due", label: "完成时限", kind: "date", value: (r) => r.due, width: 12 },
  { key: "status", label: "状态", kind: "status", value: (r) => r.status, width: 10 },
];
