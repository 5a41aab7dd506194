import { type Shape, StatusIcon } from "@/components/ui/status-light";
import { outcomeLabels } from "@/vocab/verbs";
import type { AuditRow } from "../reads/trail";

const shapes: Record<Exclude<AuditRow["outcome"], "ok">, Extract<Shape, "over" | "warn" | "behind">> = {
  refused: "over",
  failed: "warn",
  conflict: "behind",
};

/** Only what went wrong has a mark; success is a quiet word. */
export function OutcomeMark({ outcome }: { outcome: AuditRow["outcome"] }) {
  if (outcome === "ok") return <span className="sub">成功</span>;
  const shape = shapes[outcome];
  return (
    <span className={`st ${shape} bare`}>
      <StatusIcon shape={shape} />
      {outcomeLabels[outcome]}
    </span>
  );
}
