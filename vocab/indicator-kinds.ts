export type IndicatorKind = "count" | "ratio" | "money" | "milestone";

export const indicatorKindLabels: Record<IndicatorKind, string> = {
  count: "数量型",
  ratio: "比率型",
  money: "资金型",
  milestone: "里程碑型",
};
