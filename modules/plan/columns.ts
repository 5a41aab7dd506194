import type { Column } from "@/vocab/column";
import { ledgerLabels } from "@/vocab/ledgers";
import { marks } from "@/vocab/marks";
import type { BoardRow } from "./reads/board-row";
import type { FigureKind } from "./rules/amounts";
import { figureText } from "./ui/words";

/** A stored figure as tables and files carry it: 万元, a share 0–1 where the unit is %, or the count itself. */
export function inUnit(value: number | null, kind: FigureKind): number | null {
  if (value === null) return null;
  if (kind === "money") return value / 1_000_000;
  return kind === "count" ? value : value / 10_000;
}

/** Days to or past the deadline, in words: 剩 12 天, 逾期 3 天, 已完成. */
export function dayWords(row: Pick<BoardRow, "status" | "daysLate" | "daysLeft" | "late">): string {
  if (row.status === "done") return row.late ? marks.doneLate : "已办结";
  if (row.daysLate !== null) return row.status === "no_target" ? `到期 ${row.daysLate} 天` : `逾期 ${row.daysLate} 天`;
  if (row.daysLeft === null) return "无期限";
  return row.daysLeft === 0 ? "今天" : `剩 ${row.daysLeft} 天`;
}

/** What stands beside a light: 台账未启用, 补齐, … in the same words on screen and paper. */
export function remarks(
  row: Pick<BoardRow, "running" | "madeUp" | "late" | "aboveRange" | "status" | "daysLate" | "live" | "kind">,
): string[] {
  return [
    row.running ? null : marks.ledgerOff,
    row.live === undefined ? null : `现 ${row.live === null ? "缺" : figureText(row.live, row.kind)}`,
    row.madeUp ? marks.madeUp : null,
    row.late ? marks.doneLate : null,
    row.aboveRange ? marks.aboveRange : null,
    row.status === "no_target" && row.daysLate !== null ? marks.dueWithoutTarget : null,
  ].filter((mark) => mark !== null);
}

/** The task-breakdown table: one list for the screen and the exports. */
export const planColumns: Column<BoardRow>[] = [
  { key: "code", label: "编号", kind: "code", value: (r) => r.code, sort: "seq", width: 8 },
  {
    key: "title",
    label: "任务",
    kind: "text",
    value: (r) => r.title,
    link: (r) => `/plan/${r.id}`,
    sort: "title",
    width: 44,
  },
  { key: "lead", label: "牵头单位", kind: "text", value: (r) => r.lead, sort: "lead", width: 20 },
  { key: "cooperating", label: "配合单位", kind: "text", value: (r) => r.cooperating, width: 30 },
  {
    key: "indicator",
    label: "指标",
    kind: "text",
    group: "量化指标",
    value: (r) => r.indicatorName,
    basis: (r) => r.basis,
    width: 22,
  },
  { key: "unit", label: "计量单位", kind: "text", group: "量化指标", value: (r) => r.unitName, width: 10 },
  {
    key: "target",
    label: "目标",
    kind: "count",
    group: "量化指标",
    value: (r) => inUnit(r.target, r.kind),
    unit: (r) => r.unitName,
    width: 12,
  },
  {
    key: "actual",
    label: "实际",
    kind: "count",
    group: "完成情况",
    value: (r) => inUnit(r.actual, r.kind),
    unit: (r) => r.unitName,
    sort: "actual",
    width: 12,
  },
  {
    key: "progress",
    label: "完成率",
    kind: "progress",
    group: "完成情况",
    value: (r) => r.progress,
    expected: (r) => r.expected,
    sort: "progress",
    width: 10,
  },
  { key: "expected", label: "应达", kind: "share", group: "完成情况", value: (r) => r.expected, width: 10 },
  { key: "due", label: "完成时限", kind: "date", group: "时限", value: (r) => r.due, sort: "due", width: 12 },
  { key: "days", label: "距今", kind: "due", group: "时限", value: (r) => dayWords(r), width: 12 },
  {
    key: "next",
    label: "下一时间节点",
    kind: "text",
    group: "时限",
    value: (r) => (r.next ? `${r.next.day} ${r.next.title}` : null),
    width: 24,
  },
  { key: "status", label: "状态", kind: "status", value: (r) => r.status, sort: "status", width: 10 },
  {
    key: "source",
    label: "数据来源",
    kind: "text",
    value: (r) => ledgerLabels[r.source as keyof typeof ledgerLabels] ?? r.source,
    width: 14,
  },
  { key: "remarks", label: "说明", kind: "text", value: (r) => remarks(r).join("、") || null, width: 18 },
];
