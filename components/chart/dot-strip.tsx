import { type Status, statusLabels, statusTones } from "@/vocab/status";
import { shareText } from "../ui/figure";

interface Dot {
  key: string;
  label: string;
  /** 0–1 and above; drawn at the edge beyond 1. */
  share: number;
  status: Status;
}

interface DotStripProps {
  title: string;
  /** The whole's own share, e.g. 全区. */
  whole?: { label: string; share: number };
  /** 应达, drawn as a bar. */
  expected?: number | null | undefined;
  dots: readonly Dot[];
  /** What one mark is, e.g. 街道. */
  each: string;
}

const x = (share: number) => 8 + Math.min(1, Math.max(0, share)) * 400;
/** Width of a mark: marks of the same slot are stacked. */
const slot = 7.6;
/** Height of a stack at most: a higher one closes up, so that a strip keeps its place on the page. */
const room = 60;

function stacked(dots: readonly Dot[]) {
  const heights = new Map<number, number>();
  const placed = dots
    .toSorted((a, b) => a.share - b.share)
    .map((dot) => {
      const column = Math.round(x(dot.share) / slot);
      const level = heights.get(column) ?? 0;
      heights.set(column, level + 1);
      return { ...dot, x: column * slot, level };
    });
  return { placed, tallest: Math.max(1, ...heights.values()) };
}

/** One axis 0–100 %, one mark per unit stacked where they meet; shape and colour are the light, the bar is 应达. */
export function DotStrip({ title, whole, expected = null, dots, each }: DotStripProps) {
  const { placed, tallest } = stacked(dots);
  const low = placed[0];
  const high = placed.at(-1);
  const pitch = Math.min(7.2, room / tallest);
  const base = room + 10;
  const ends =
    low && high ? `最低 ${low.label} ${shareText(low.share)}　最高 ${high.label} ${shareText(high.share)}` : "";
  return (
    <div className="ds">
      <div className="dh">
        <b>{title}</b>
        {whole && (
          <span className="sub">
            {whole.label} {shareText(whole.share)}
          </span>
        )}
        <span className="sp" />
        <span className="mut">{ends}</span>
      </div>
      <svg
        viewBox={`0 0 416 ${base + 18}`}
        width="100%"
        role="img"
        aria-label={`${title}：${dots.length} 个${each}分布，${ends.replace("　", "，")}`}
      >
        <line x1="8" x2="408" y1={base + 0.5} y2={base + 0.5} stroke="var(--line-strong)" />
        {[0, 25, 50, 75, 100].map((mark) => (
          <g key={mark}>
            <line x1={x(mark / 100)} x2={x(mark / 100)} y1={base} y2={base + 4} stroke="var(--line-strong)" />
            <text
              className="m"
              x={x(mark / 100)}
              y={base + 16}
              textAnchor={mark === 0 ? "start" : mark === 100 ? "end" : "middle"}
            >
              {mark === 100 ? "100%" : mark}
            </text>
          </g>
        ))}
        {expected !== null && (
          <line x1={x(expected)} x2={x(expected)} y1={base - 58} y2={base + 4} stroke="var(--tick)" strokeWidth="2" />
        )}
        {placed.map((dot) => (
          <Mark key={dot.key} dot={dot} y={base - 6 - dot.level * pitch} />
        ))}
      </svg>
    </div>
  );
}

function Mark({ dot, y }: { dot: Dot & { x: number }; y: number }) {
  const { label, share, status, x: cx } = dot;
  const fill = `var(--st-${statusTones[status]}-fill)`;
  const title = <title>{`${label} ${shareText(share)} ${statusLabels[status]}`}</title>;
  if (status === "behind") {
    return (
      <path d={`M${cx - 3.6},${y - 3}h7.2l-3.6,6.6z`} fill={fill}>
        {title}
      </path>
    );
  }
  if (status === "at_risk") {
    return (
      <path d={`M${cx - 3.6},${y + 3}h7.2l-3.6,-6.6z`} fill={fill}>
        {title}
      </path>
    );
  }
  if (status === "overdue") {
    return (
      <rect x={cx - 3} y={y - 3} width="6" height="6" fill={fill}>
        {title}
      </rect>
    );
  }
  return (
    <circle cx={cx} cy={y} r="3.2" fill={fill}>
      {title}
    </circle>
  );
}
