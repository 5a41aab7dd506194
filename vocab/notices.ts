/** What a notice is about. Instruction is 批示, chase is 催报 and 催办. */
export type NoticeEvent =
  | "assigned"
  | "returned"
  | "approved"
  | "deadline"
  | "overdue"
  | "escalated"
  | "chase"
  | "instruction"
  | "export-ready"
  | "handover";

export const noticeEventLabels: Record<NoticeEvent, string> = {
  assigned: "交办",
  returned: "退回",
  approved: "通过",
  deadline: "临近时限",
  overdue: "逾期",
  escalated: "升级",
  chase: "催报催办",
  instruction: "领导批示",
  "export-ready": "导出文件",
  handover: "工作交接",
};

export const noticeEvents = Object.keys(noticeEventLabels) as NoticeEvent[];

export interface Channels {
  inbox: boolean;
  mail: boolean;
  robot: boolean;
}

const everywhere: Channels = { inbox: true, mail: true, robot: true };
const quiet: Channels = { inbox: true, mail: true, robot: false };
const inboxOnly: Channels = { inbox: true, mail: false, robot: false };

/** Where an event goes until its reader chooses otherwise. What presses goes into the unit's group as well. */
export const noticeDefaults: Record<NoticeEvent, Channels> = {
  assigned: quiet,
  returned: quiet,
  approved: inboxOnly,
  deadline: quiet,
  overdue: everywhere,
  escalated: everywhere,
  chase: everywhere,
  instruction: quiet,
  "export-ready": inboxOnly,
  handover: quiet,
};

export const robotKinds = { wecom: "企业微信", dingtalk: "钉钉" } as const;
export type RobotKind = keyof typeof robotKinds;
