import { coverLabels, stageEventLabels, stageLabels, stageOrder } from "@/vocab/stages";
import type { EnterprisePage, StageEvent } from "../reads/one";
import { placeOf } from "../rules/stages";

/** The seven stages with the day and document of the event that last reached each; what came back or to an end is told below. */
export function StageTimeline({ page }: { page: Pick<EnterprisePage, "row" | "stages"> }) {
  const { row, stages } = page;
  const steps = stages.filter((event) => event.kind !== "stall" && event.kind !== "unstall");
  const known = steps.findLast((event) => placeOf(event.stage) >= 0);
  const place = Math.max(placeOf(row.stage), known && placeOf(row.stage) < 0 ? placeOf(known.stage) : -1);
  const apart = stages.filter((event) => event.kind !== "move" || placeOf(event.stage) < 0);
  return (
    <>
      <ol className="stage-line">
        {stageOrder.map((stage, at) => {
          const event = steps.findLast((one) => one.stage === stage);
          const past = at < place || (at === place && row.stage !== stage);
          const now = row.stage === stage;
          return (
            <li key={stage} className={now ? "now" : past ? "past" : ""}>
              <b>{stageLabels[stage]}</b>
              <span className="sub">{now || past ? (event?.on ?? <span className="ms">缺</span>) : "—"}</span>
              <span className="sub">
                {(now || past) && event ? (
                  <Detail event={event} />
                ) : stage === "operating" ? (
                  "待：集体协商或职代会记录"
                ) : (
                  ""
                )}
              </span>
            </li>
          );
        })}
      </ol>
      {apart.length > 0 && (
        <ul className="mt-2 text-12 text-ink-2">
          {apart.map((event) => (
            <li key={event.id}>
              {event.on ?? "缺"}　{event.kind === "move" ? stageLabels[event.stage] : stageEventLabels[event.kind]}
              {event.kind === "back" && `至${stageLabels[event.stage]}`}
              {event.stage === "covered" && row.coveredBy && `（${coverLabels[row.coveredBy]}）`}
              {event.reason && `　${event.reason}`}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Detail({ event }: { event: StageEvent }) {
  const text = [event.kind === "baseline" ? stageEventLabels.baseline : event.document, event.reason].filter(Boolean);
  return (
    <>
      {text.join("　") || `${event.staffUnit} ${event.staffName}`}
      {event.files.map((file) => (
        <a key={file.id} href={`/evidence/${file.id}`} className="ml-2">
          {file.name}
        </a>
      ))}
    </>
  );
}
