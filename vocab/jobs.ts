/** Every kind of job, by the name of its queue, in the words of the jobs page. A new one needs a handler in modules/jobs/registry.ts. */
export const jobLabels = {
  "deadline.daily": "每日时限提醒",
  "deadline.unit": "单位时限提醒",
  "follow-up.escalate": "督办自动升级",
  "membership.lapse": "核实到期",
  "notice.digests": "每日邮件摘要",
  "notice.digest": "邮件摘要",
  "notice.robot": "群机器人消息",
  "export.make": "生成导出文件",
  "board.purge": "清理过期记录",
} as const;

export type JobName = keyof typeof jobLabels;

export const jobNames = Object.keys(jobLabels) as JobName[];

export const jobStateLabels = {
  created: "等待",
  retry: "等待重试",
  active: "进行中",
  completed: "完成",
  cancelled: "取消",
  failed: "失败",
} as const;

export type JobState = keyof typeof jobStateLabels;
