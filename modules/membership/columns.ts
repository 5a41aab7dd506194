import { channelLabels } from "@/vocab/channels";
import type { Column } from "@/vocab/column";
import { legLabels, offerStateLabels } from "@/vocab/movements";
import { workerGroupLabels } from "@/vocab/worker-groups";
import type { MovementRow } from "./reads/movements";
import type { OfferRow } from "./reads/offers";
import type { Lens } from "./search";

/** Sides and lenses as tabs, chips and files name them. */
export const lensLabels: Record<Lens, string> = { ...legLabels, net: "净增", moved: "转入减转出", reversal: "冲正" };

/** The word of a row as the asked unit sees it: a transfer is 转入, 转出 or inside it. */
export function kindText(row: Pick<MovementRow, "kind" | "effect" | "fromInside" | "toInside">): string {
  if (row.kind === "reversal") return "冲正";
  if (row.effect !== "transfer") return legLabels[row.effect];
  if (row.fromInside && row.toInside) return "内部转接";
  return row.toInside ? "转入" : "转出";
}

/** What became of a row, or what it did to another. */
export function stateText(row: Pick<MovementRow, "reversesNo" | "reversedBy">): string {
  if (row.reversesNo) return `冲 ${row.reversesNo}`;
  return row.reversedBy ? `已被 ${row.reversedBy} 冲正` : "已入账";
}

export const movementColumns = [
  { key: "day", label: "日期", kind: "date", value: (r) => r.day, sort: "day", width: 12 },
  { key: "no", label: "流水号", kind: "code", value: (r) => r.no, sort: "no", width: 18 },
  { key: "kind", label: "类型", kind: "text", value: (r) => kindText(r), width: 10 },
  { key: "from", label: "从", kind: "text", value: (r) => r.fromName ?? "系统外", width: 18 },
  { key: "to", label: "到", kind: "text", value: (r) => r.toName ?? "系统外", width: 18 },
  { key: "group", label: "群体", kind: "text", value: (r) => workerGroupLabels[r.workerGroup], width: 16 },
  {
    key: "channel",
    label: "渠道",
    kind: "text",
    value: (r) => (r.channel ? channelLabels[r.channel] : null),
    width: 10,
  },
  {
    key: "persons",
    label: "人数",
    kind: "count",
    value: (r) => r.persons,
    basis: () => "按所选类型计数，冲正为负；未选类型时为对本单位余额的增减，内部转接为 0",
    sort: "count",
    width: 10,
    total: "sum",
  },
  { key: "count", label: "登记人数", kind: "count", value: (r) => r.count, width: 10 },
  { key: "recruiter", label: "发展单位", kind: "text", value: (r) => r.recruiterName, width: 18 },
  { key: "campaign", label: "集中行动", kind: "text", value: (r) => r.campaign, width: 18 },
  { key: "state", label: "状态", kind: "text", value: (r) => stateText(r), width: 24 },
  { key: "note", label: "备注", kind: "text", value: (r) => r.note || null, width: 24 },
  { key: "author", label: "登记人", kind: "text", value: (r) => r.author, width: 10 },
] satisfies Column<MovementRow>[];

export const offerColumns = [
  { key: "offered", label: "发起日期", kind: "date", value: (r) => r.offeredOn, width: 12 },
  { key: "from", label: "从", kind: "text", value: (r) => r.fromName ?? "系统外", width: 20 },
  { key: "to", label: "到", kind: "text", value: (r) => r.toName, width: 20 },
  { key: "group", label: "群体", kind: "text", value: (r) => workerGroupLabels[r.workerGroup], width: 16 },
  { key: "count", label: "人数", kind: "count", value: (r) => r.count, width: 10, total: "sum" },
  { key: "recruiter", label: "发起单位", kind: "text", value: (r) => r.fromName ?? r.recruiterName, width: 20 },
  { key: "term", label: "接收期限", kind: "date", value: (r) => r.termOn, width: 12 },
  { key: "state", label: "状态", kind: "text", value: (r) => offerStateLabels[r.state], width: 10 },
  {
    key: "age",
    label: "账龄",
    kind: "count",
    value: (r) => r.ageing?.age ?? null,
    unit: () => "个工作日",
    basis: () => "发起至今的工作日数，已办结的不计",
    width: 10,
  },
  { key: "settled", label: "办结日期", kind: "date", value: (r) => r.settledOn, width: 12 },
  { key: "by", label: "办理人", kind: "text", value: (r) => r.settledName, width: 10 },
  { key: "reason", label: "原因", kind: "text", value: (r) => r.reason || null, width: 24 },
  { key: "movement", label: "流水号", kind: "code", value: (r) => r.movementNo, width: 18 },
] satisfies Column<OfferRow>[];
