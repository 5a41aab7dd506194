export interface GrowthSeries {
  key: string;
  label: string;
  /** Place among the chart's colours, 1–10; 0 is the grey of 其他. */
  colour: number;
}

export interface GrowthBar {
  label: string;
  /** The period in words, for the tip. */
  name: string;
  values: Readonly<Record<string, number>>;
  total: number;
  net: number;
  /** Held at the period's end. */
  balance: number;
  /** The same period a year before; null where there is none to compare with. */
  before: number | null;
  /** The rows behind the bar. */
  href: string;
}

export interface GrowthProps {
  series: readonly GrowthSeries[];
  bars: readonly GrowthBar[];
  forecast: readonly { label: string; name: string; net: number }[];
  /** What the target demands per period; a dotted line with its words. */
  plan?: { value: number; label: string } | undefined;
  /** Draws the year before as hollow marks. */
  compared: boolean;
}
