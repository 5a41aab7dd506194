import type { Column } from "@/vocab/column";
import { inUnit } from "./columns";
import type { ShareRow } from "./reads/task";

const isRate = (row: Pick<ShareRow, "kind">) => row.kind === "ratio" || row.kind === "milestone";

/** Missing to the target, in stored units; null for rates, which do not add up. */
export function gapOf(row: Pick<ShareRow, "kind" | "target" | "actual">): number | null {
  return isRate(row) || row.target === null ? null : row.target - (row.actual ?? 0);
}

/** What adds up and what does not stand in columns of their own, so that 合计 sums no rates. */
const amount = (row: ShareRow, value: number | null) => (isRate(row) ? null : inUnit(value, row.kind));
const rate = (row: ShareRow, value: number | null) => (isRate(row) ? inUnit(value, row.kind) : null);
const part = (row: ShareRow, value: number | null) => (row.kind === "ratio" ? value : null);

const goal = { group: "量化指标", width: 12 } as const;
const reached = { group: "完成情况", width: 10 } as const;

/** A task's decomposition one level down: the columns of the file. */
export const shareColumns: Column<ShareRow>[] = [
  { key: "name", label: "单位", kind: "text", value: (r) => r.name, width: 18 },
  { ...goal, key: "target", label: "分解目标", kind: "count", value: (r) => amount(r, r.target), total: "sum" },
  { ...goal, key: "rateTarget", label: "目标比率", kind: "share", value: (r) => rate(r, r.target) },
  { ...goal, key: "unit", label: "计量单位", kind: "text", value: (r) => r.unitName },
  { ...reached, key: "actual", label: "实际", kind: "count", value: (r) => amount(r, r.actual), total: "sum" },
  { ...reached, key: "gap", label: "差额", kind: "count", value: (r) => inUnit(gapOf(r), r.kind), total: "sum" },
  { ...reached, key: "numerator", label: "分子", kind: "count", value: (r) => part(r, r.numerator), total: "sum" },
  { ...reached, key: "denominator", label: "分母", kind: "count", value: (r) => part(r, r.denominator), total: "sum" },
  { ...reached, key: "rate", label: "实际比率", kind: "share", value: (r) => rate(r, r.actual) },
  {
    ...reached,
    key: "progress",
    label: "完成率",
    kind: "progress",
    value: (r) => r.progress,
    expected: (r) => r.expected,
  },
  { ...reached, key: "expected", label: "应达", kind: "share", value: (r) => r.expected },
  { key: "due", label: "完成时限", kind: "date", value: (r) => r.due, width: 12 },
  { key: "status", label: "状态", kind: "status", value: (r) => r.status, width: 10 },
];
