/** 进展报告: kinds, states and fields in the words of screens, exports and messages. */
export type ReportCadence = "month" | "week" | "quarter";
export type ReportState = "draft" | "submitted" | "returned" | "approved";

/** What a unit's period looks like to everybody else; a draft is its own affair. */
export type ReportLook = "approved" | "submitted" | "zero" | "returned" | "missing";

export type ReportEventKind = "submitted" | "approved" | "returned" | "unapproved" | "chased" | "closed" | "reopened";

/** Why a report was returned: a narrative field, the evidence, or `task:<id>`. */
export interface ReportReason {
  field: string;
  label: string;
  text: string;
}

export const cadenceLabels = { month: "月报", week: "周报", quarter: "季报" } satisfies Record<ReportCadence, string>;

/** The task table's own words for how often a unit reports. */
export const cadenceOfTask = { week: "周报", quarter: "季报" } as const;

export const reportLookLabels = {
  approved: "已通过",
  submitted: "已报",
  zero: "零报告",
  returned: "已退回",
  missing: "未报",
} satisfies Record<ReportLook, string>;

export const reportEventLabels = {
  submitted: "报送",
  approved: "通过",
  returned: "退回",
  unapproved: "撤销通过",
  chased: "催报",
  closed: "定稿",
  reopened: "重新打开",
} satisfies Record<ReportEventKind, string>;

export const narrativeLabels = { did: "主要做法", problems: "存在问题", next: "下一步" } as const;

/** What a form and its answer say about a row of a month, YYYY-MM, whose report was approved before it came. */
export const lateSentence = (unit: string, month: string): string =>
  `${unit}${month.slice(0, 4)}年${Number(month.slice(5))}月月报已审核，本次记录作为调整列示，已审定数字不变`;

/** A form's message with what there is to say about its day. */
export const withLate = (message: string, late: string | null): string =>
  late === null ? message : `${message}。${late}`;

/** Figures that the list of units shows beside the states, by the task's 序号; the change in the period. */
export const keyFigures = [
  { seq: 18, label: "入会" },
  { seq: 9, label: "建会" },
  { seq: 33, label: "阵地" },
] as const;
