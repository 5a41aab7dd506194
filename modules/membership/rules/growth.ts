import type { Day } from "@/platform/dates";
import { channelLabels, channels } from "@/vocab/channels";
import { workerGroupLabels, workerGroups } from "@/vocab/worker-groups";
import { type Grain, type Period, periodOf, yearBefore } from "./periods";

export interface Series {
  /** Group or channel, or `rest` for 其他. */
  key: string;
  label: string;
  /** Place among the chart's colours, 1–10; 0 for 其他. */
  colour: number;
  /** Groups or channels that the series holds. */
  parts: readonly string[];
  total: number;
}

const FOLDED = 4;

/** The series of a chart in their fixed order and colours; folded, the four largest by total and one 其他. Sums stay the same. */
export function seriesOf(
  stack: "group" | "channel",
  totals: Readonly<Record<string, number>>,
  fold: boolean,
): Series[] {
  const keys: readonly string[] = stack === "group" ? workerGroups : channels;
  const labels: Readonly<Record<string, string>> = stack === "group" ? workerGroupLabels : channelLabels;
  const every = keys.map((key, at) => ({
    ...{ key, label: labels[key] ?? key, colour: at + 1, parts: [key], total: totals[key] ?? 0 },
  }));
  if (!fold || every.length <= FOLDED + 1) return every;
  const largest = [...every].sort((a, b) => b.total - a.total).slice(0, FOLDED);
  const rest = every.filter((one) => !largest.includes(one));
  return [
    ...every.filter((one) => largest.includes(one)),
    {
      ...{ key: "rest", label: `其他 ${rest.length} 类`, colour: 0, parts: rest.map((one) => one.key) },
      total: rest.reduce((sum, one) => sum + one.total, 0),
    },
  ];
}

/** The first period whose comparison a year before lies wholly inside the ledger; null without a first day. */
export function comparableFrom(first: Day | null, grain: Grain): Period | null {
  if (first === null) return null;
  let period = periodOf(first, grain);
  // A month that the ledger only joined in its course is no year to compare with.
  if (period.start < first) period = periodOf(period.end + 1, grain);
  const whole = period;
  for (let at = periodOf(whole.start + 360, grain); ; at = periodOf(at.end + 1, grain)) {
    if (yearBefore(at, grain).start >= whole.start) return at;
  }
}
