import { type Status, statusLabels, statusTones } from "@/vocab/status";

/** The shapes; each status has its own so that hue alone never speaks. */
export type Shape = "done" | "ok" | "warn" | "behind" | "over" | "none" | "open";

export const shapeOf = (status: Status): Shape => (status === "no_target" ? "open" : statusTones[status]);

/** Icon of a status, 12 px, in the colour of its text; the word beside it speaks. */
export function StatusIcon({ shape }: { shape: Shape }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {shape === "done" && (
        <>
          <circle cx="6" cy="6" r="5.5" fill="currentColor" />
          <path d="M3.5 6.2l1.8 1.8 3.3-3.8" fill="none" stroke="var(--surface)" strokeWidth="1.5" />
        </>
      )}
      {shape === "ok" && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {shape === "warn" && <path d="M6 .8L11.6 11H.4z" fill="currentColor" />}
      {shape === "behind" && <path d="M.6 2h10.8L6 11z" fill="currentColor" />}
      {shape === "over" && (
        <>
          <path d="M1 1h10v10H1z" fill="currentColor" />
          <path d="M6 3v3.6M6 8v1.4" stroke="var(--surface)" strokeWidth="1.6" />
        </>
      )}
      {(shape === "none" || shape === "open") && (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          strokeDasharray={shape === "open" ? "2.2 1.4" : undefined}
        />
      )}
    </svg>
  );
}

interface StatusLightProps {
  status: Status;
  /** Without ground: in tables and strips. The chip form stands in heads. */
  bare?: boolean | undefined;
  /** Other word than the status's own, e.g. 逾期 1 天, 达标, 已到期，未定目标. */
  label?: string | undefined;
}

/** 灯: icon and word, always both. */
export function StatusLight({ status, bare = false, label }: StatusLightProps) {
  return (
    <span className={`st ${statusTones[status]}${bare ? " bare" : ""}`}>
      <StatusIcon shape={shapeOf(status)} />
      {label ?? statusLabels[status]}
    </span>
  );
}
