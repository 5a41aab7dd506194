import { StatusIcon } from "@/components/ui/status-light";
import { type Stage, stageLabels, stageOrder, stalledLabel } from "@/vocab/stages";
import { dwellsTooLong } from "../rules/funnel";
import { placeOf } from "../rules/stages";

/** Seven dots up to the present stage and its word; end states and 受阻 by their word. */
export function StageMark({ stage, stalled }: { stage: Stage; stalled: boolean }) {
  const place = placeOf(stage);
  return (
    <span className="nw">
      {place >= 0 && (
        <span className="stage-dots" aria-hidden="true">
          {stageOrder.map((one, at) => (
            <i key={one} className={at < place ? "past" : at === place ? "now" : ""} />
          ))}
        </span>
      )}
      {stageLabels[stage]}
      {stalled && <Stalled />}
    </span>
  );
}

export function Stalled() {
  return (
    <span className="st behind ml-2">
      <StatusIcon shape="behind" />
      {stalledLabel}
    </span>
  );
}

/** 41 天, marked when longer than the stage's limit; 缺 without a day. */
export function Dwell({ stage, days }: { stage: Stage; days: number | null }) {
  if (days === null) return <span className="ms">缺</span>;
  return dwellsTooLong(stage, days) ? (
    <b className="nw text-behind" title="停留超期">
      {days} 天
    </b>
  ) : (
    <span className="nw">{days} 天</span>
  );
}
