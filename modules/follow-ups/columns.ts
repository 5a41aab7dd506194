import { timeText } from "@/platform/clock";
import { hrefWith } from "@/platform/search";
import type { Column } from "@/vocab/column";
import { followUpEventLabels, followUpStateLabels } from "@/vocab/follow-up-states";
import { levelLabels } from "@/vocab/levels";
import type { BoardRow } from "./reads/board";
import type { StatisticsRow } from "./reads/statistics";

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
  { key: "no", label: "文号", kind: "text", value: (r) => r.no, width: 18 },
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
  { key: "source", label: "事项来源", kind: "text", value: (r) => r.source || null, width: 30 },
  {
    key: "below",
    label: "下级督办",
    kind: "text",
    value: (r) => (r.below === 0 ? null : `已销号 ${r.below - r.belowOpen}/${r.below}`),
    width: 14,
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

/** How each figure of the statistics is counted. */
export const statisticsBasis = [
  { label: "发出", text: "发给该单位及其下级的事项；本级只含发给该单位自己的" },
  { label: "按时签收", text: "发出后 2 个工作日内签收的" },
  { label: "逾期", text: "未销号且已过办结期限的" },
  { label: "按时办结", text: "已销号、最后一次反馈不晚于办结期限的；同意延期的按延期后的期限" },
  { label: "按时办结率", text: "按时办结 ÷ 已销号" },
  { label: "平均用时", text: "已销号事项从发出至销号的工作日数的平均" },
];

const basisOf = (label: string) => statisticsBasis.find((line) => line.label === label)?.text ?? "";

/** The statistics' columns, each figure with the list of exactly its rows; `issued` is the page's span. */
export const statisticsColumnsOf = (issued: string | undefined): Column<StatisticsRow>[] => {
  const to = (row: StatisticsRow, filter: Record<string, unknown>) =>
    hrefWith("/follow-ups", { unit: row.code, own: row.own ? "1" : undefined, issued, ...filter });
  const count = (key: string, label: string, value: (r: StatisticsRow) => number, filter: Record<string, unknown>) =>
    ({
      ...({ key, label, kind: "count", value, width: 10 } as const),
      link: (r: StatisticsRow) => (value(r) === 0 ? null : to(r, filter)),
      basis: () => basisOf(label),
    }) satisfies Column<StatisticsRow>;
  return [
    { key: "unit", label: "单位", kind: "text", value: (r) => r.name, width: 18 },
    count("issued", "发出", (r) => r.issued, { all: "1" }),
    count("signed", "已签收", (r) => r.signed, { all: "1", signed: "yes" }),
    count("signedInTime", "按时签收", (r) => r.signedInTime, { all: "1", signed: "in_time" }),
    count("open", "在办", (r) => r.open, {}),
    count("overdue", "逾期", (r) => r.overdue, { overdue: "1" }),
    count("closed", "已销号", (r) => r.closed, { state: "closed" }),
    count("endedInTime", "按时办结", (r) => r.endedInTime, { ended: "in_time" }),
    {
      key: "rate",
      label: "按时办结率",
      kind: "share",
      value: (r) => r.rate,
      basis: () => basisOf("按时办结率"),
      link: (r) => (r.closed === 0 ? null : to(r, { state: "closed" })),
      width: 12,
    },
    {
      key: "term",
      label: "平均用时",
      kind: "count",
      value: (r) => r.term,
      unit: () => "个工作日",
      basis: () => basisOf("平均用时"),
      link: (r) => (r.closed === 0 ? null : to(r, { state: "closed" })),
      width: 12,
    },
  ];
};

export const statisticsColumns = statisticsColumnsOf(undefined);
