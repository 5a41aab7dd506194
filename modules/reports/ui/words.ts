import { countText, shareText } from "@/components/ui/figure";
import { ledgerLabels } from "@/vocab/ledgers";
import type { Jump, Pair } from "../rules/figures";
import { jumpOf } from "../rules/figures";

type Kind = "count" | "ratio" | "money" | "milestone";

/** A stored figure as people read it: 1,310 · 38.5 (万元) · 31/32 · 62.5%; null where it is missing. */
export function figureText({ n, d }: Pair, kind: Kind): string | null {
  if (kind === "ratio") return n === null && d === null ? null : `${countText(n ?? 0)}/${countText(d ?? 0)}`;
  if (n === null) return null;
  if (kind === "money") return countText(n / 1_000_000);
  return kind === "milestone" ? shareText(n / 10_000) : countText(n);
}

/** The period's change: 218 · +31/+32 for a ratio, whose parts move apart; null where it is missing. */
export function changeText({ n, d }: Pair, kind: Kind): string | null {
  if (kind !== "ratio" || (n === null && d === null)) return figureText({ n, d }, kind);
  return `${signedText(n ?? 0, "count")}/${signedText(d ?? 0, "count")}`;
}

/** +12 · −3 · 0, in the figure's own unit. */
export function signedText(n: number, kind: Kind): string {
  const text = figureText({ n: Math.abs(n), d: null }, kind === "ratio" ? "count" : kind) ?? "0";
  return n === 0 ? "0" : `${n > 0 ? "+" : "−"}${text}`;
}

const jumpText = ({ against, times }: Jump, short: string): string =>
  `${against === "previous" ? short : "中位数"}的 ${times.toFixed(1)} 倍`;

/** 上月的 5.2 倍 · 中位数的 5.3 倍; null without a jump. */
export function jumpHint(
  line: { change: Pair; before: number | null; median: number | null; jump: boolean },
  previous: string,
): string | null {
  const jump = line.jump ? jumpOf(line.change.n, line.before, line.median) : null;
  return jump ? jumpText(jump, previous) : null;
}

export const previousWords = { month: "上月", week: "上周", quarter: "上季" } as const;

export const sourceLabel = (source: string): string =>
  source in ledgerLabels ? ledgerLabels[source as keyof typeof ledgerLabels] : "台账";

/** 剩 1 个工作日 · 今天截止 · 已过 3 个工作日. */
export function leftText(workdays: number): string {
  if (workdays === 0) return "今天截止";
  return workdays > 0 ? `剩 ${workdays} 个工作日` : `已过 ${-workdays} 个工作日`;
}
