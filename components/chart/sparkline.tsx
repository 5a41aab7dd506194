interface SparklineProps {
  points: readonly number[];
  /** Sentence for screen readers; without it the line is decoration beside its figure. */
  label?: string | undefined;
}

/** A line of the last periods, 80 × 30, last point marked. */
export function Sparkline({ points, label }: SparklineProps) {
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const step = 75.6 / Math.max(1, points.length - 1);
  const at = points.map((point, i) => [round(i * step), round(26 - ((point - low) / span) * 22)] as const);
  const last = at.at(-1);
  return (
    <svg width="80" height="30" viewBox="-2 0 80 30" role="img" aria-label={label} aria-hidden={label === undefined}>
      <path d={`M${at.map((p) => p.join(",")).join("L")}`} fill="none" stroke="var(--c1)" strokeWidth="1.5" />
      {last && <circle cx={last[0]} cy={last[1]} r="2.5" fill="var(--c1)" />}
    </svg>
  );
}

const round = (value: number) => Math.round(value * 100) / 100;
