/** Where an indicator's figures come from. `manual` is reported by hand; the others are registers of facts. */
export type LedgerId = "manual" | "activities" | "enterprises" | "membership" | "cases" | "stations" | "funds";

export const ledgerLabels: Record<LedgerId, string> = {
  manual: "人工填报",
  activities: "活动日志",
  enterprises: "企业建会台账",
  membership: "会员台账",
  cases: "诉求案件台账",
  stations: "服务阵地台账",
  funds: "资金台账",
};

/** Keys of the shipped plan file. */
export const ledgerOfKey: Record<string, LedgerId> = {
  manual: "manual",
  activity_log: "activities",
  enterprise_pipeline: "enterprises",
  membership_ledger: "membership",
  case_ledger: "cases",
  station_register: "stations",
  fund_ledger: "funds",
};
