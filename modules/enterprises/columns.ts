import type { Column } from "@/vocab/column";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import { coverLabels, stageLabels, stalledLabel } from "@/vocab/stages";
import type { FloatingRow } from "./reads/floating";
import type { EnterpriseRow } from "./reads/rows";
import { eligibilityOf } from "./rules/eligibility";
import { dwellLimits, dwellsTooLong } from "./rules/funnel";

/** 已建会 · 已建会（受阻） */
export const stageText = ({ stage, stalledOn }: Pick<EnterpriseRow, "stage" | "stalledOn">): string =>
  stalledOn === null ? stageLabels[stage] : `${stageLabels[stage]}（${stalledLabel}）`;

/** members ÷ workers, both as the enterprise states them; null without workers. */
export const joinedShare = ({ members, workers }: { members: number; workers: number }): number | null =>
  workers === 0 ? null : members / workers;

export const dwellBasis = `停留：到达现阶段至今的天数；超期标准：${Object.entries(dwellLimits)
  .map(([stage, days]) => `${stageLabels[stage as keyof typeof stageLabels]} ${days} 天`)
  .join("、")}`;

const typeText = (row: EnterpriseRow) => (row.category === null ? null : categoryLabels[row.category]);

export const enterpriseColumns = [
  { key: "no", label: "企业编号", kind: "code", value: (r) => r.no, sort: "no", width: 12 },
  { key: "name", label: "企业名称", kind: "text", value: (r) => r.name, sort: "name", width: 34 },
  { key: "kind", label: "企业类型", kind: "text", value: (r) => enterpriseKindLabels[r.kind], width: 10 },
  { key: "type", label: "平台类型", kind: "text", value: typeText, width: 12 },
  { key: "parent", label: "上级企业", kind: "text", value: (r) => r.parentName || null, width: 30 },
  { key: "district", label: "所属区", kind: "text", value: (r) => r.districtName, sort: "unit", width: 12 },
  {
    key: "street",
    label: "街道（乡镇）",
    kind: "text",
    value: (r) => (r.unitName === r.districtName ? null : r.unitName),
    width: 14,
  },
  { key: "stage", label: "建会阶段", kind: "text", value: stageText, sort: "stage", width: 16 },
  { key: "stageOn", label: "阶段日期", kind: "date", value: (r) => r.stageOn, width: 12 },
  {
    key: "dwell",
    label: "停留",
    kind: "count",
    value: (r) => r.dwell,
    unit: () => "天",
    basis: () => dwellBasis,
    sort: "dwell",
    width: 8,
  },
  {
    key: "late",
    label: "停留超期",
    kind: "text",
    value: (r) => (dwellsTooLong(r.stage, r.dwell) ? "超期" : null),
    width: 10,
  },
  {
    key: "workers",
    label: "从业人数",
    kind: "count",
    value: (r) => r.workers,
    unit: () => "人",
    sort: "workers",
    total: "sum",
    width: 10,
  },
  {
    key: "members",
    label: "会员人数",
    kind: "count",
    value: (r) => r.members,
    unit: () => "人",
    sort: "members",
    total: "sum",
    width: 10,
  },
  {
    key: "joined",
    label: "入会率",
    kind: "share",
    value: (r) => joinedShare(r),
    basis: () => "会员人数 ÷ 从业人数，均为企业自报",
    width: 10,
  },
  {
    key: "family",
    label: "家族建会",
    kind: "text",
    value: (r) => (r.kind === "head" ? `${r.familyOrganised}/${r.family}` : null),
    basis: () => "家族中已建会、规范运行的家数 ÷ 未注销的家数，含头部企业自身",
    width: 10,
  },
  { key: "seat", label: "联合工作组", kind: "text", value: (r) => r.seatName || null, width: 12 },
  { key: "lastContact", label: "最近联系", kind: "date", value: (r) => r.lastContact, width: 12 },
  { key: "party", label: "党组织", kind: "text", value: (r) => (r.party ? "是" : "否"), width: 8 },
  {
    key: "eligible",
    label: "具备条件",
    kind: "text",
    value: (r) => {
      const { eligible, reason } = eligibilityOf(r);
      return eligible ? "是" : reason;
    },
    width: 22,
  },
  { key: "cover", label: "覆盖方式", kind: "text", value: (r) => r.coveredBy && coverLabels[r.coveredBy], width: 16 },
  { key: "stall", label: "受阻原因", kind: "text", value: (r) => r.stallReason || null, width: 26 },
  { key: "list", label: "应建会清单", kind: "text", value: (r) => (r.listOn === null ? null : "是"), width: 10 },
  { key: "contact", label: "联系人", kind: "text", value: (r) => r.contact || null, width: 10 },
  { key: "note", label: "备注", kind: "text", value: (r) => r.note || null, width: 24 },
] satisfies Column<EnterpriseRow>[];

export const floatingColumns = [
  { key: "district", label: "所属区", kind: "text", value: (r) => r.districtName, width: 12 },
  { key: "street", label: "街道（乡镇）", kind: "text", value: (r) => r.unitName, width: 16 },
  { key: "name", label: "名称", kind: "text", value: (r) => r.name, width: 30 },
  { key: "document", label: "批复文号", kind: "text", value: (r) => r.document, width: 20 },
  { key: "approved", label: "批复日期", kind: "date", value: (r) => r.approvedOn, width: 12 },
  { key: "chair", label: "负责人", kind: "text", value: (r) => r.chair, width: 10 },
  {
    key: "members",
    label: "会员人数",
    kind: "count",
    value: (r) => r.members,
    unit: () => "人",
    total: "sum",
    width: 10,
  },
] satisfies Column<FloatingRow>[];
