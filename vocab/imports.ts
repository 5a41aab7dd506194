export const rowOutcomeLabels = { add: "新增", change: "更改", same: "相同", refuse: "拒绝", warn: "提示" } as const;

export const batchStateLabels = {
  preview: "待确认",
  accepted: "已入账",
  undone: "已撤销",
  discarded: "已放弃",
} as const;
