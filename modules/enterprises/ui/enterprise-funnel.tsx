import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DrillNumber, shareText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { organisedStages, stageLabels, stalledLabel } from "@/vocab/stages";
import type { Funnel } from "../reads/funnel";
import { fromStage } from "../rules/funnel";
import { listFilter } from "./rate-note";

interface EnterpriseFunnelProps {
  funnel: Funnel & { unit: { code: string }; asOf: string | null };
}

/** 企业建会推进 for the overview: reached, standing, conversion of each stage; every count opens its rows, the foot says what is left out. */
export function EnterpriseFunnel({ funnel }: EnterpriseFunnelProps) {
  const ground = { unit: funnel.unit.code, asOf: funnel.asOf };
  const open = (change: Record<string, unknown>) => hrefWith("/enterprises", ground, change);
  const first = funnel.steps[0]?.reached ?? 0;
  const { organised, covered, base, frozenOn } = funnel.rate;
  const listed = listFilter(funnel.rate);
  const outside = funnel.covered + funnel.closed;
  return (
    <Card
      title="企业建会推进"
      note={
        <>
          应建会企业 <DrillNumber value={base} href={open(listed)} /> 家
        </>
      }
      tools={
        <Link href={open({})} prefetch={false}>
          台账
        </Link>
      }
      pad
    >
      {funnel.total === 0 ? (
        <EmptyState title="还没有登记企业" why="登记或导入建会台账后，这里显示各阶段的家数。" />
      ) : (
        <>
          <div className="funnel-row head">
            <span>阶段</span>
            <span />
            <span>达到</span>
            <span>现停留</span>
            <span>转化率</span>
          </div>
          {funnel.steps.map((step) => (
            <div className="funnel-row" key={step.stage}>
              <span>{stageLabels[step.stage]}</span>
              <span className="funnel-bar" aria-hidden="true">
                <i style={{ width: `${first === 0 ? 0 : (step.reached / first) * 100}%` }} />
              </span>
              <span>
                <DrillNumber value={step.reached} href={open({ stage: fromStage(step.stage) })} strong />
              </span>
              <span>
                <DrillNumber value={step.standing} href={open({ stage: step.stage })} />
              </span>
              <span className="mut">{step.conversion === null ? "—" : shareText(step.conversion)}</span>
            </div>
          ))}
          <div className="funnel-foot">
            <span>
              {stageLabels.covered} <DrillNumber value={funnel.covered} href={open({ stage: "covered" })} strong />
            </span>
            <span>
              {stalledLabel} <DrillNumber value={funnel.stalled} href={open({ stalled: 1 })} strong />
            </span>
            <span title={`已建会、规范运行 ${organised} 家 ÷ 应建会企业 ${base} 家`}>
              建会率{" "}
              <Link className="d b" href={open({ ...listed, stage: organisedStages })} prefetch={false}>
                {base === 0 ? "—" : shareText(organised / base)}
              </Link>
            </span>
            <span title={`建会率的分子加上已覆盖 ${covered} 家`}>
              覆盖率 <b>{base === 0 ? "—" : shareText((organised + covered) / base)}</b>
            </span>
          </div>
          <p className="mut mt-2 text-12">
            达到 = 到达或越过该阶段的企业数（不含已覆盖、已注销{" "}
            <DrillNumber value={outside} href={open({ stage: ["covered", "closed"] })} /> 家）；转化率 = 本阶段达到 ÷
            上一阶段达到。
            {frozenOn && `应建会清单冻结于 ${frozenOn}。`}
          </p>
        </>
      )}
    </Card>
  );
}
