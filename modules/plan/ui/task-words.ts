import { countText, shareText } from "@/components/ui/figure";
import { ledgerLabels } from "@/vocab/ledgers";
import { marks } from "@/vocab/marks";
import { type Provenance, provenanceLabels } from "@/vocab/provenance";
import { inUnit } from "../columns";
import type { TaskPage } from "../reads/task";
import type { FigureKind } from "../rules/amounts";
import { figureText, targetText, unitText } from "./words";

interface Measured {
  kind: FigureKind;
  actual: number | null;
  numerator: number | null;
  denominator: number | null;
}

const money = new Intl.NumberFormat("zh-CN", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** A stored figure for a column of its like: money with two decimals in every row, all else as everywhere. */
export function columnText(value: number | null, kind: FigureKind): string {
  if (kind !== "money" || value === null) return figureText(value, kind);
  return money.format(value / 1_000_000).replace("-", "−");
}

/** A figure as the task page prints it: 2,416, 1,504.64, or a rate with its parts: 26/34 = 76.5%. */
export function actualText({ kind, actual, numerator, denominator }: Measured): string {
  if (kind !== "ratio" || actual === null) return columnText(actual, kind);
  return `${countText(numerator ?? 0)}/${countText(denominator ?? 0)} = ${shareText(actual / 10_000)}`;
}

/** A target with its unit: 3,920 家, 80.0%, 1—3 项, 未定. */
export function aimText({ row }: TaskPage): string {
  const target = targetText(row.target, row.targetMax, row.kind);
  const unit = row.target === null ? "" : unitText(row.unitName);
  return unit ? `${target} ${unit}` : target;
}

/** An amount of the indicator with its unit, for sentences: 47.5 家, 12 个百分点. */
export function amountWith(value: number, { kind, unitName }: { kind: FigureKind; unitName: string }): string {
  return `${countText(inUnit(value, kind) ?? 0)} ${unitName}`;
}

/** Where the figure comes from, for the head's tag, and whether it is set apart. */
export function sourceTag({ task, row }: TaskPage): { text: string; dashed: boolean; title?: string } {
  const ledger = ledgerLabels[task.source as keyof typeof ledgerLabels] ?? task.source;
  if (task.source === "manual") return { text: ledger, dashed: false };
  if (!row.running) return { text: `${marks.ledgerOff}：${ledger}`, dashed: true };
  if (task.standIn) return { text: marks.standIn, dashed: false, title: ledger };
  return { text: `自动统计：${ledger}`, dashed: false };
}

/** 原文, 拟定, 已核定 … for a part of the task, with what the source adds in brackets; a mixed part names both. */
export function provenanceOf(task: TaskPage["task"], part: string): { text: string; why: string | undefined } | null {
  const pieces = (task.provenance[part] ?? "").split("+").map((piece) => /^(\w+)(?:[（(](.*)[)）])?/.exec(piece));
  const words = pieces.flatMap((match) => {
    const label = match ? provenanceLabels[match[1] as Provenance] : undefined;
    return label ? [{ label, note: match?.[2] }] : [];
  });
  if (words.length === 0) return null;
  const why = words.flatMap(({ label, note }) => (note ? [`${label}：${note}`] : [])).join("；");
  return { text: words.map(({ label }) => label).join("、"), why: why || undefined };
}

type Forecast = NonNullable<TaskPage["forecast"]>;

/** 预计完成 in words: the day, what that means for the deadline, and whether it is bad news. */
export function forecastWords(page: TaskPage, ahead: Forecast): { text: string; note?: string; late: boolean } {
  const { status, target } = page.row;
  if (status === "done") return { text: "已完成", late: false };
  if (target === null) return { text: "目标未定", late: false };
  if (ahead.impossible || ahead.metOn === null) return { text: marks.impossible, late: true };
  if (ahead.lateDays === null) return { text: ahead.metOn, late: false };
  return ahead.lateDays > 0
    ? { text: ahead.metOn, note: `晚 ${countText(ahead.lateDays)} 天`, late: true }
    : { text: ahead.metOn, note: "可按期完成", late: false };
}
