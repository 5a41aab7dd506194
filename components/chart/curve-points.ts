export interface CurvePoint {
  /** YYYY-MM-DD, ascending. */
  day: string;
  plan: number | null;
  actual: number | null;
  forecast: number | null;
}

export interface CurveProps {
  points: readonly CurvePoint[];
  /** `past` fills the mark; label as in the table, e.g. 达标. */
  milestones: readonly { day: string; value: number; past: boolean; label?: string }[];
  today: string;
  /** Unit of the figures, e.g. 家. */
  unit: string;
}
