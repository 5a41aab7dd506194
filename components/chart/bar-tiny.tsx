import { type Status, statusTones } from "@/vocab/status";

/** A plain bar of a share 0–1, coloured by status or in the chart's first colour. The figure stands beside it. */
export function BarTiny({ share, status }: { share: number; status?: Status }) {
  return (
    <span className="bt" aria-hidden="true">
      <i
        className={status ? `f-${statusTones[status]}` : "f-plain"}
        style={{ width: `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%` }}
      />
    </span>
  );
}
