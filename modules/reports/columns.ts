import { timeText } from "@/platform/clock";
import { hrefWith } from "@/platform/search";
import type { CellValue, Column } from "@/vocab/column";
import { keyFigures, reportLookLabels } from "@/vocab/reports";
import type { AdjustmentRow } from "./reads/adjustments";
import type { MatrixRow } from "./reads/matrix";
import type { RatesRow } from "./reads/rates";
import type { Pair } from "./rules/figures";
import { periodLabel } from "./rules/periods";

const lookText = (look: MatrixRow["look"]): string => (look === null ? "—" : reportLookLabels[look]);

/** What stands out in a report, in the words of the list. */
export function hintText(row: MatrixRow): string | null {
  const hints = [
    row.returned > 0 && `退回 ${row.returned} 处`,
    row.jumps > 0 && `跳变 ${row.jumps}`,
    row.changed > 0 && (row.look === "approved" ? `调整 ${row.changed}` : `有变动 ${row.changed}`),
    row.missingBelow > 0 && `下级缺 ${row.missingBelow}`,
    row.chased > 0 && `已催 ${row.chased} 次`,
  ].filter((hint) => hint !== false);
  return hints.length === 0 ? null : hints.join("，");
}

const back = ["前五期", "前四期", "前三期", "前二期", "上期"];

export const matrixColumns = [
  { key: "unit", label: "单位", kind: "text", value: (r) => r.name, width: 22 },
  { key: "period", label: "期间", kind: "text", value: (r) => periodLabel(r.period), width: 14 },
  ...back.map((label, i) => ({
    ...{ key: `back${i}`, label, group: "近六期", kind: "text" as const, width: 9 },
    value: (r: MatrixRow): CellValue => lookText(r.looks[i]?.look ?? null),
  })),
  { key: "look", label: "本期", group: "近六期", kind: "text", value: (r) => lookText(r.look), width: 9 },
  { key: "hints", label: "提示", kind: "text", value: hintText, width: 26 },
  ...keyFigures.map(({ label }, i) => ({
    ...{ key: `figure${i}`, label, group: "本期新增", kind: "count" as const, total: "sum" as const, width: 10 },
    value: (r: MatrixRow): CellValue => r.figures[i]?.n ?? null,
  })),
  { key: "at", label: "报送时间", kind: "time", value: (r) => r.submittedAt && timeText(r.submittedAt), width: 18 },
  { key: "by", label: "报送人", kind: "text", value: (r) => r.submittedName || null, width: 10 },
  { key: "timely", label: "近6期及时", kind: "text", value: (r) => `${r.timely.n}/${r.timely.of}`, width: 11 },
  { key: "evidence", label: "佐证", kind: "count", value: (r) => r.evidence, width: 8 },
] satisfies Column<MatrixRow>[];

const rate = (at: number, pick: "completeness" | "timeliness") => (r: RatesRow) => r.cells[at]?.rates[pick] ?? null;
const head = [...back, "本期"];

export const ratesColumns = [
  { key: "unit", label: "单位", kind: "text", value: (r) => r.name, width: 22 },
  ...head.flatMap((group, i) => [
    {
      ...{ key: `expected${i}`, label: "应报", group, kind: "count" as const, total: "sum" as const, width: 8 },
      value: (r: RatesRow): CellValue => r.cells[i]?.rates.expected ?? null,
    },
    {
      ...{ key: `submitted${i}`, label: "已报", group, kind: "count" as const, total: "sum" as const, width: 8 },
      value: (r: RatesRow): CellValue => r.cells[i]?.rates.submitted ?? null,
    },
    {
      ...{ key: `complete${i}`, label: "齐全率", group, kind: "share" as const, width: 10 },
      value: rate(i, "completeness"),
    },
    {
      ...{ key: `timely${i}`, label: "及时率", group, kind: "share" as const, width: 10 },
      value: rate(i, "timeliness"),
    },
  ]),
] satisfies Column<RatesRow>[];

/** In the figure's own unit: 万元 for money, numerator/denominator for a ratio. */
function shown({ n, d }: Pair, kind: AdjustmentRow["kind"]): string | null {
  if (n === null && d === null) return null;
  if (kind === "ratio") return `${n ?? 0}/${d ?? 0}`;
  const value = kind === "money" ? (n ?? 0) / 1_000_000 : kind === "milestone" ? (n ?? 0) / 100 : (n ?? 0);
  return `${value.toLocaleString("zh-CN")}${kind === "milestone" ? "%" : ""}`;
}

export const adjustmentColumns = [
  { key: "unit", label: "单位", kind: "text", value: (r) => r.name, width: 20 },
  {
    ...{ key: "title", label: "指标", kind: "text", value: (r: AdjustmentRow) => `${r.code} ${r.title}`, width: 36 },
    link: (r) => hrefWith(`/plan/${r.taskId}`, { unit: r.unit }),
  },
  {
    ...{ key: "published", label: "已通过", kind: "text", width: 14 },
    value: (r) => shown({ n: r.published, d: r.publishedBase }, r.kind),
  },
  { key: "live", label: "现在", kind: "text", value: (r) => shown({ n: r.live, d: r.liveBase }, r.kind), width: 14 },
  {
    ...{ key: "difference", label: "差额", kind: "count", width: 10 },
    value: (r) => ((r.live ?? 0) - (r.published ?? 0)) / (r.kind === "money" ? 1_000_000 : 1),
  },
  { key: "rows", label: "记录", kind: "count", value: (r) => r.rows, unit: () => "笔", width: 8 },
  {
    ...{ key: "days", label: "记录日期", kind: "text", width: 24 },
    value: (r) => (r.firstDay === r.lastDay ? r.firstDay : `${r.firstDay} 至 ${r.lastDay}`),
  },
  { key: "at", label: "补录时间", kind: "time", value: (r) => timeText(r.at), width: 18 },
] satisfies Column<AdjustmentRow>[];
