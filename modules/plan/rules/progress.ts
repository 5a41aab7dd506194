import type { IndicatorKind } from "@/vocab/indicator-kinds";

/** A cumulated figure in stored units (分-based for money); `d` is a ratio's denominator. */
export interface Actual {
  n: number;
  d?: number | null;
}

export interface Aim {
  kind: IndicatorKind;
  /** Stored units; a ratio's and a milestone's in 1/10,000. A range's lower end. Null: none is confirmed. */
  target: number | null;
  /** A range's upper end. */
  targetMax: number | null;
}

/** Comparisons of shares forgive what floating point adds. */
export const EPS = 1e-9;

/** The figure in the target's own unit; null where it is missing: no figure, or a ratio without denominator. */
export function measured(kind: IndicatorKind, actual: Actual | null): number | null {
  if (actual === null) return null;
  if (kind !== "ratio") return actual.n;
  return actual.d ? (actual.n / actual.d) * 10_000 : null;
}

/**
 * p = actual ÷ target, 0–; for a ratio (n ÷ d) ÷ target. Null where figure or target is missing (缺, never 0).
 * A confirmed target of 0 asks for nothing and is met. Source: DOMAIN, "Task status".
 */
export function progressOf({ kind, target }: Aim, actual: Actual | null): number | null {
  if (target === null) return null;
  if (target === 0) return 1;
  const value = measured(kind, actual);
  return value === null ? null : Math.max(0, value / target);
}

/** Σn ÷ Σd of units, never a mean of their rates; null where nobody has a denominator. */
export function sumOf(parts: readonly (Actual | null)[]): Actual | null {
  const known = parts.filter((part) => part !== null);
  if (known.length === 0) return null;
  const n = known.reduce((sum, part) => sum + part.n, 0);
  const bases = known.filter((part) => part.d !== undefined && part.d !== null);
  return bases.length === 0 ? { n } : { n, d: bases.reduce((sum, part) => sum + part.d!, 0) };
}
