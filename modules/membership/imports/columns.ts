import type { ImportColumn } from "@/modules/imports";

/** Columns of 会员变动.xlsx. Which kind a row is, its two units say: 系统外 → 单位 is 入会, the other way 退会, unit → unit 转接. */
export const movementImportColumns: ImportColumn[] = [
  { key: "no", label: "流水号", aliases: ["编号", "变动编号", "单号"], required: true },
  { key: "day", label: "日期", aliases: ["变动日期", "发生日期", "入会日期"], required: true },
  { key: "from", label: "转出单位", aliases: ["从", "转出", "原单位"], required: true },
  { key: "to", label: "转入单位", aliases: ["到", "转入", "会籍单位"], required: true },
  { key: "recruiter", label: "发展单位", aliases: ["发展会员单位", "招募单位"], required: false },
  { key: "group", label: "职工群体", aliases: ["群体", "会员类别", "职业"], required: true },
  { key: "channel", label: "入会渠道", aliases: ["渠道", "入会方式"], required: false },
  { key: "count", label: "人数", aliases: ["数量", "变动人数", "入会人数"], required: true },
  { key: "campaign", label: "集中行动", aliases: ["集中入会行动", "活动名称"], required: false },
  { key: "note", label: "备注", aliases: ["说明"], required: false },
];

const HARMLESS = /^(序号|原行号|拒绝原因)$/;

export const strangeHead = (head: string): string | null =>
  HARMLESS.test(head) ? null : `“${head}”不在台账的列中，这一列不导入`;
