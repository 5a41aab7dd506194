export const rowOutcomeLabels = { add: "新增", change: "更正", same: "重复", refuse: "拒绝", warn: "提醒" } as const;

export const batchStateLabels = {
  preview: "待入账",
  accepted: "已入账",
  undone: "已撤销",
  discarded: "已取消",
} as const;

/** Rows of a file that fall into months whose report is approved; empty where there are none. */
export const lateWords = (rows: number | undefined): string =>
  rows ? `其中 ${rows.toLocaleString("zh-CN")} 行属于已审核的月份，作为调整列示，已审定数字不变` : "";
