/** States of a file that is made in the background. */
export const exportStateLabels = {
  waiting: "排队中",
  running: "生成中",
  ready: "可以下载",
  failed: "未能生成",
} as const;

export type ExportState = keyof typeof exportStateLabels;
