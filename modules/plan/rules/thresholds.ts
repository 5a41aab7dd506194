/** The plan's settings that its lights, forecasts and rankings depend on. Shares are 0–1. */
export interface Thresholds {
  behind: number;
  atRisk: number;
  milestoneWorkdays: number;
  dueWorkdays: number;
  minExpected: number;
  forecastWeeks: number;
  leagueMinN: number;
}

export const defaultThresholds: Thresholds = {
  behind: 0.7,
  atRisk: 0.9,
  milestoneWorkdays: 5,
  dueWorkdays: 10,
  minExpected: 0.05,
  forecastWeeks: 8,
  leagueMinN: 5,
};

/** Stored settings over the defaults; a key that is absent or no finite number keeps its default. */
export function thresholdsOf(stored: Record<string, number>): Thresholds {
  const result = { ...defaultThresholds };
  for (const key of Object.keys(result) as (keyof Thresholds)[]) {
    const value = stored[key];
    if (value !== undefined && Number.isFinite(value)) result[key] = value;
  }
  return result;
}
