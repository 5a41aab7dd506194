/** Short marks that several screens and exports print beside a figure, always in the same words. */
export const marks = {
  missing: "缺",
  ledgerOff: "台账未启用",
  standIn: "人工填报，台账启用后停用",
  dueWithoutTarget: "已到期，未定目标",
  madeUp: "补齐",
  doneLate: "逾期完成",
  aboveRange: "超出目标上限",
  estimated: "估算",
  impossible: "按当前速度无法完成",
  demo: "演示数据",
} as const;
