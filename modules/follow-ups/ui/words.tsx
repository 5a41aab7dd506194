import { StatusIcon } from "@/components/ui/status-light";
import { type FollowUpState, followUpStateLabels } from "@/vocab/follow-up-states";
import { distanceText } from "../columns";

/** The state's word; what was sent back carries a mark of its own. */
export function State({ state }: { state: FollowUpState }) {
  if (state !== "returned") return <>{followUpStateLabels[state]}</>;
  return (
    <span className="st behind bare">
      <StatusIcon shape="behind" />
      {followUpStateLabels[state]}
    </span>
  );
}

/** 逾期 6 天 / 今天 / 剩 9 天, in calendar days; near ones stand out from the third day on. */
export function Distance({ days }: { days: number | null }) {
  const text = distanceText(days);
  if (days !== null && days < 0) return <b className="text-over">{text}</b>;
  if (days !== null && days <= 3) return <b className="text-warn">{text}</b>;
  return <span className="mut">{text}</span>;
}
