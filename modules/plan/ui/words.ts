import { countText, shareText } from "@/components/ui/figure";
import type { FigureKind } from "../rules/amounts";

/** A stored figure as people read it: 1,310 · 38.5 (万元) · 62.5%; — where it is missing. */
export function figureText(value: number | null, kind: FigureKind): string {
  if (value === null) return "—";
  if (kind === "count") return countText(value);
  return kind === "money" ? countText(value / 1_000_000) : shareText(value / 10_000);
}

/** The unit behind a figure; a rate's per cent sign stands in the figure itself. */
export const unitText = (unitName: string): string => (unitName === "%" ? "" : unitName);

/** A target as people read it; a range names both ends. */
export function targetText(target: number | null, max: number | null, kind: FigureKind): string {
  if (target === null) return "未定";
  return max === null ? figureText(target, kind) : `${figureText(target, kind)}—${figureText(max, kind)}`;
}
