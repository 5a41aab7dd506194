import Link from "next/link";
import { countText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { type Stage, stageLabels, stalledLabel } from "@/vocab/stages";
import type { Funnel } from "../reads/funnel";

interface PipelineProps {
  funnel: Funnel;
  /** The filters that every count stands under. */
  ground: Record<string, unknown>;
  /** Stages that the list shows. */
  stage: readonly Stage[];
  stalled: boolean;
}

const path = "/enterprises";

/** How many stand at each stage, this month's, those too long there; beside the path the covered and the stalled ones. */
export function Pipeline({ funnel, ground, stage, stalled }: PipelineProps) {
  const current = (one: Stage) => stage.length === 1 && stage[0] === one;
  return (
    <section className="card pipe" aria-label="各阶段家数">
      {funnel.steps.map((step) => (
        <Step
          key={step.stage}
          label={stageLabels[step.stage]}
          count={step.standing}
          href={hrefWith(path, ground, { stage: step.stage })}
          current={current(step.stage)}
          note={step.fresh > 0 ? `本月 +${countText(step.fresh)}` : ""}
          late={step.late}
        />
      ))}
      <Step
        label={stageLabels.covered}
        count={funnel.covered}
        href={hrefWith(path, ground, { stage: "covered" })}
        current={current("covered")}
        note={funnel.closed > 0 ? `另有已注销 ${countText(funnel.closed)}` : ""}
        aside
      />
      <Step
        label={stalledLabel}
        count={funnel.stalled}
        href={hrefWith(path, ground, { stalled: 1 })}
        current={stalled}
        note="计在所处阶段内"
        aside
      />
    </section>
  );
}

interface StepProps {
  label: string;
  count: number;
  href: string;
  current: boolean;
  note: string;
  late?: number;
  aside?: boolean;
}

function Step({ label, count, href, current, note, late = 0, aside = false }: StepProps) {
  const inside = (
    <>
      <span>{label}</span>
      <b>{countText(count)}</b>
      <small>{note}</small>
      {!aside && <small className="late">{late > 0 ? `超期 ${countText(late)}` : ""}</small>}
    </>
  );
  if (count === 0) return <div className={aside ? "aside" : ""}>{inside}</div>;
  return (
    <Link href={href} prefetch={false} className={aside ? "aside" : ""} aria-current={current ? "true" : undefined}>
      {inside}
    </Link>
  );
}
