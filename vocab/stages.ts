/** Organising stages of an enterprise in order, and its two end states. */
export const stageOrder = [
  "surveyed",
  "contacted",
  "qualified",
  "preparing",
  "approving",
  "established",
  "operating",
] as const;
export const endStages = ["covered", "closed"] as const;
export const allStages = [...stageOrder, ...endStages] as const;

export type PathStage = (typeof stageOrder)[number];
export type Stage = (typeof allStages)[number];

export const stageLabels: Record<Stage, string> = {
  surveyed: "摸排建档",
  contacted: "对接联系",
  qualified: "具备条件",
  preparing: "筹备建会",
  approving: "报批",
  established: "已建会",
  operating: "规范运行",
  covered: "已覆盖",
  closed: "已注销",
};

export const stalledLabel = "受阻";

/** Stages that count as organised in 建会率. */
export const organisedStages: readonly Stage[] = ["established", "operating"];

export type StageEventKind = "move" | "back" | "baseline" | "stall" | "unstall";

export const stageEventLabels: Record<StageEventKind, string> = {
  move: "推进",
  back: "退回",
  baseline: "导入时已在此阶段",
  stall: "受阻",
  unstall: "解除受阻",
};

export type CoverKind = "parent" | "joint" | "floating";

export const coverLabels: Record<CoverKind, string> = {
  parent: "上级企业工会覆盖",
  joint: "联合工会覆盖",
  floating: "流动会员联合工会覆盖",
};
