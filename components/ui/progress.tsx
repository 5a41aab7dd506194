import { type Status, statusTones } from "@/vocab/status";
import { shareText } from "./figure";

interface ProgressBarProps {
  /** Actual share of the target; null where there is no target. */
  share: number | null;
  /** Expected share by now (应达), the 2 px tick; none when done or not started. */
  expected?: number | null | undefined;
  status: Status;
}

const percent = (share: number) => `${Math.min(100, Math.max(0, share * 100)).toFixed(1)}%`;

/** Fill = actual, tick = expected share. Without a target a dashed empty bar. Shares are 0–1. */
export function ProgressBar({ share, expected = null, status }: ProgressBarProps) {
  if (share === null || status === "no_target") return <span className="nb" role="img" aria-label="未定目标" />;
  const ticked = expected !== null && expected > 0 && expected < 1 && status !== "done" && status !== "not_started";
  const label = expected === null ? `完成${shareText(share)}` : `完成${shareText(share)}，应达${shareText(expected)}`;
  return (
    <span className="pb" role="img" aria-label={label}>
      <i className={`f-${statusTones[status]}`} style={{ width: percent(share) }} />
      {ticked && <u style={{ left: percent(expected) }} />}
    </span>
  );
}

/** ProgressBar with its figure behind it: the form of tables. */
export function ProgressCell(props: ProgressBarProps) {
  const open = props.share === null || props.status === "no_target";
  return (
    <span className="pc">
      <ProgressBar {...props} />
      {open ? <span className="mut">—</span> : <span>{shareText(props.share ?? 0)}</span>}
    </span>
  );
}
