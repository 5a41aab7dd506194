/** Dated records on an enterprise; measures 9 and 10 count them. */
export const recordKindLabels = {
  consultation: "集体协商",
  congress: "职代会",
  talk: "民主恳谈会",
  rules_review: "规则和算法审查",
  inspection: "安全生产督促检查",
  harmony: "和谐劳动关系培育",
  visit: "走访",
} as const;

export type RecordKind = keyof typeof recordKindLabels;
export const recordKinds = Object.keys(recordKindLabels) as RecordKind[];

export const recordStepLabels = { demand: "要约", response: "应约", signed: "签约" } as const;

export type RecordStep = keyof typeof recordStepLabels;
export const recordSteps = Object.keys(recordStepLabels) as RecordStep[];

export const consultationSubjects = ["劳动定额", "报酬规则", "工作时间", "劳动保护", "奖惩制度"] as const;
