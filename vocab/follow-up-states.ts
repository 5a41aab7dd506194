export type FollowUpState = "issued" | "signed" | "in_progress" | "submitted" | "returned" | "closed";

export const followUpStateLabels: Record<FollowUpState, string> = {
  issued: "待签收",
  signed: "已签收",
  in_progress: "办理中",
  submitted: "已反馈",
  returned: "已退回",
  closed: "已销号",
};

export const followUpEventLabels = {
  issued: "下达",
  signed: "签收",
  note: "进展",
  submitted: "反馈",
  returned: "退回",
  closed: "销号",
  handed_over: "移交",
  extension_asked: "申请延期",
  extended: "同意延期",
  extension_refused: "不同意延期",
  transferred: "转办",
  raised: "升级",
  escalated: "自动升级",
  split: "下级督办",
} as const;

export type FollowUpEventKind = keyof typeof followUpEventLabels;
