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
  const to = (change: Record<string, unknown>) => hrefWith(path, ground, change);
  return (
    <section className="card pipe" aria-label="各阶段家数">
      {funnel.steps.map((step) => (
        <Step
          key={step.stage}
          label={stageLabels[step.stage]}
          count={step.standing}
          href={to({ stage: step.stage })}
          current={current(step.stage)}
        >
          <Note text="本月 +" count={step.fresh} href={to({ stage: step.stage, reached: funnel.month })} />
          <Note late text="超期 " count={step.late} href={to({ stage: step.stage, dwell: "over" })} />
        </Step>
      ))}
      <Step
        label={stageLabels.covered}
        count={funnel.covered}
        href={to({ stage: "covered" })}
        current={current("covered")}
        aside
      >
        <Note text="另有已注销 " count={funnel.closed} href={to({ stage: "closed" })} />
      </Step>
      <Step label={stalledLabel} count={funnel.stalled} href={to({ stalled: 1 })} current={stalled} aside>
        <small>计在所处阶段内</small>
      </Step>
    </section>
  );
}

interface StepProps {
  label: string;
  count: number;
  href: string;
  current: boolean;
  aside?: boolean;
  children: React.ReactNode;
}

function Step({ label, count, href, current, aside = false, children }: StepProps) {
  const inside = (
    <>
      <span>{label}</span>
      <b>{countText(count)}</b>
    </>
  );
  return (
    <div className={aside ? "aside" : ""}>
      {count === 0 ? (
        inside
      ) : (
        <Link href={href} prefetch={false} className="step" aria-current={current ? "true" : undefined}>
          {inside}
        </Link>
      )}
      {children}
    </div>
  );
}

function Note({ text, count, href, late = false }: { text: string; count: number; href: string; late?: boolean }) {
  return (
    <small className={late ? "late" : ""}>
      {count > 0 && (
        <Link href={href} prefetch={false} className="d">
          {text}
          {countText(count)}
        </Link>
      )}
    </small>
  );
}
