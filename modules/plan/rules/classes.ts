export interface Classes {
  /** In words, low to high; fewer than five where the values leave no room for more. */
  labels: string[];
  /** Index of a share's class, from 0. */
  of: (share: number) => number;
}

const steps = [0.5, 1, 2, 2.5, 5, 10, 15, 20];
const COUNT = 5;

/**
 * Five classes of equal, round width (in per cent) that the given shares (0–1) spread over; the outer two are open.
 * Rates of peers lie close together, so fixed bounds would give all of them one colour.
 */
export function classesOf(shares: readonly number[]): Classes {
  const percents = shares.map((share) => shown(share));
  const low = Math.min(...percents);
  const high = Math.max(...percents);
  if (percents.length === 0) return { labels: [], of: () => 0 };
  const step = steps.find((one) => Math.floor(low / one) * one + one * COUNT > high) ?? 20;
  const first = Math.min(Math.floor(low / step) * step, 100 - step * (COUNT - 1));
  const bounds = Array.from({ length: COUNT - 1 }, (_, i) => first + step * (i + 1));
  return {
    labels: [
      `<${bounds[0]}%`,
      ...bounds.slice(1).map((bound, i) => `${bounds[i]}–${bound}%`),
      `≥${bounds[COUNT - 2]}%`,
    ],
    of: (share) => bounds.filter((bound) => shown(share) >= bound).length,
  };
}

/** As the tiles print it, so that a value never stands in another class than its own figure says. */
const shown = (share: number): number => Math.round(share * 1000) / 10;
