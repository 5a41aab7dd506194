/** States of a file that is made in the background. */
export type ExportState = "waiting" | "running" | "ready" | "failed";

/** What a file stands for on the screen: `paused` goes on by itself, `barred` is ready and may not be taken any more. */
export const standingLabels = {
  waiting: "排队中",
  running: "生成中",
  paused: "等待继续",
  ready: "可以下载",
  barred: "不能下载",
  failed: "没有生成",
} as const satisfies Record<ExportState | "paused" | "barred", string>;

export type Standing = keyof typeof standingLabels;

export const formatLabels = { xlsx: "Excel", csv: "CSV" } as const;
