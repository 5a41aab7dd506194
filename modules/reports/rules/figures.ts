/** A figure of a report in stored units; `d` is a ratio's denominator. Null is 缺, never 0. */
export interface Pair {
  n: number | null;
  d: number | null;
}

export const none: Pair = { n: null, d: null };

const plus = (a: number | null, b: number | null): number | null => (a === null ? b : b === null ? a : a + b);

/** Parts add up; what is missing adds nothing, and a sum of missing parts is missing. */
export function sum(parts: readonly Pair[]): Pair {
  return parts.reduce<Pair>((all, part) => ({ n: plus(all.n, part.n), d: plus(all.d, part.d) }), none);
}

export const same = (a: Pair, b: Pair): boolean => a.n === b.n && a.d === b.d;

/** A unit's figure is the sum of the frozen reports below it and its own; the distance to the live one is shown, not hidden. */
export function differenceTo(live: Pair, frozen: Pair): number | null {
  if (live.n === null && frozen.n === null) return null;
  return (live.n ?? 0) - (frozen.n ?? 0);
}

/** Middle value; null with fewer than three, when it says nothing. */
export function medianOf(values: readonly number[]): number | null {
  if (values.length < 3) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export interface Jump {
  against: "previous" | "median";
  times: number;
}

/**
 * A change over five times the period before, or over five times the median of earlier ones: warned about, never refused.
 * Nothing to compare with is no jump. Source: DOMAIN, "Validation".
 */
export function jumpOf(change: number | null, previous: number | null, median: number | null): Jump | null {
  if (change === null || change <= 0) return null;
  if (previous !== null && previous > 0 && change > 5 * previous)
    return { against: "previous", times: change / previous };
  if (median !== null && median > 0 && change > 5 * median) return { against: "median", times: change / median };
  return null;
}
