/** Lights of a task or allocation; the codes are the URL's too. */
export type Status = "done" | "on_track" | "at_risk" | "behind" | "overdue" | "not_started" | "no_target";

export const statusLabels: Record<Status, string> = {
  done: "已完成",
  on_track: "正常",
  at_risk: "预警",
  behind: "滞后",
  overdue: "逾期",
  not_started: "未开始",
  no_target: "未定目标",
};

/** The one order of tabs, strip feet and report columns: what needs attention first. */
export const statusOrder: readonly Status[] = [
  "overdue",
  "behind",
  "at_risk",
  "on_track",
  "not_started",
  "no_target",
  "done",
];

/** Suffix of the design's colour tokens (--st-over-fg …). */
export const statusTones: Record<Status, "done" | "ok" | "warn" | "behind" | "over" | "none"> = {
  done: "done",
  on_track: "ok",
  at_risk: "warn",
  behind: "behind",
  overdue: "over",
  not_started: "none",
  no_target: "none",
};
