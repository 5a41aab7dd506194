import { timeText } from "@/platform/clock";
import type { Column } from "@/vocab/column";
import { followUpEventLabels, followUpStateLabels } from "@/vocab/follow-up-states";
import { levelLabels } from "@/vocab/levels";
import type { BoardRow } from "./reads/board";

/** 逾期 6 天 · 今天 · 剩 9 天, in calendar days; what is closed has no distance any more. */
export function distanceText(daysLeft: number | null): string {
  if (daysLeft === null) return "—";
  if (daysLeft === 0) return "今天";
  return daysLeft < 0 ? `逾期 ${-daysLeft} 天` : `剩 ${daysLeft} 天`;
}

/** What happened last, in a few words for the list. */
export function latestText(
  row: Pick<BoardRow, "state" | "age" | "notes" | "lastKind" | "lastAt" | "closedOn">,
): string {
  if (row.state === "issued") return row.age === 0 ? "今天发出" : `发出 ${row.age} 个工作日`;
  if (row.state === "submitted") return "待销号";
  if (row.state === "in_progress") return `进展 ${row.notes} 条`;
  const label = followUpEventLabels[row.lastKind as keyof typeof followUpEventLabels] ?? "";
  return `${timeText(row.lastAt).slice(5, 10)} ${label}`;
}

export const followUpColumns = [
  { key: "level", label: "级别", kind: "text", value: (r) => levelLabels[r.level], sort: "level", width: 10 },
  { key: "title", label: "事项", kind: "text", value: (r) => r.title, width: 36 },
  { key: "due", label: "期限", kind: "date", value: (r) => r.dueOn, sort: "due", width: 12 },
  { key: "distance", label: "距今", kind: "text", value: (r) => distanceText(r.daysLeft), width: 12 },
  { key: "state", label: "状态", kind: "text", value: (r) => followUpStateLabels[r.state], sort: "state", width: 10 },
  { key: "unit", label: "承办", kind: "text", value: (r) => r.unitTitle, sort: "unit", width: 22 },
  { key: "officer", label: "承办人", kind: "text", value: (r) => r.assigneeName || null, width: 10 },
  {
    key: "task",
    label: "关联任务",
    kind: "text",
    value: (r) => (r.taskCode ? `${r.taskCode} ${r.taskTitle}` : null),
    width: 36,
  },
  { key: "issuer", label: "签发", kind: "text", value: (r) => r.issuerTitle, width: 18 },
  { key: "issued", label: "发出日期", kind: "date", value: (r) => r.issuedOn, sort: "issued", width: 12 },
  {
    key: "age",
    label: "账龄",
    kind: "count",
    value: (r) => r.age,
    unit: () => "个工作日",
    basis: () => "发出至今（已销号的至销号日）的工作日数",
    width: 10,
  },
  { key: "closed", label: "销号日期", kind: "date", value: (r) => r.closedOn, width: 12 },
  { key: "latest", label: "动态", kind: "text", value: (r) => latestText(r), width: 18 },
] satisfies Column<BoardRow>[];
