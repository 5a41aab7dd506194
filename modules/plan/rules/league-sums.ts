import type { FigureKind } from "./amounts";

export interface SummedFigure {
  kind: FigureKind;
  actual: number | null;
  target: number | null;
  numerator: number | null;
  denominator: number | null;
}

export interface FigureSum {
  /** In stored units; a ratio is Σn ÷ Σd in 1/10,000. Null: none of them has a figure. */
  actual: number | null;
  target: number;
}

/** Figures of several units together: counts and money add up, a ratio is Σn ÷ Σd, never a mean of rates. */
export function sumsOf(entries: readonly (SummedFigure | null)[]): FigureSum {
  const known = entries.filter((entry) => entry !== null);
  const target = known.reduce((sum, { target: one }) => sum + (one ?? 0), 0);
  const counted = known.filter((entry) => entry.actual !== null);
  if (counted.length === 0) return { actual: null, target };
  if (counted[0]!.kind === "ratio") {
    const n = counted.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0);
    const d = counted.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
    return { actual: d === 0 ? null : (n / d) * 10_000, target };
  }
  return { actual: counted.reduce((sum, { actual }) => sum + (actual ?? 0), 0), target };
}

/**
 * What a parent has beyond its children: its own reports, and the part of its target that nobody was given. Null where
 * nothing is left, and for ratios, which do not add up.
 */
export function restOf(parent: SummedFigure | null, children: FigureSum): { actual: number; target: number } | null {
  if (parent === null || parent.kind === "ratio") return null;
  const actual = (parent.actual ?? 0) - (children.actual ?? 0);
  const target = parent.target === null ? 0 : parent.target - children.target;
  return actual === 0 && target === 0 ? null : { actual, target };
}
