export const rowOutcomeLabels = { add: "新增", change: "更正", same: "重复", refuse: "拒绝", warn: "提醒" } as const;

export const batchStateLabels = {
  preview: "待入账",
  accepted: "已入账",
  undone: "已撤销",
  discarded: "已取消",
} as const;
