import Link from "next/link";
import { Missing } from "@/components/ui/figure";
import { ProgressBar } from "@/components/ui/progress";
import { StatusCounts } from "@/components/ui/status-counts";
import { StatusLight } from "@/components/ui/status-light";
import { shortWord } from "@/vocab/short-words";
import type { Overview } from "../reads/overview";
import { type Href, lightStatus, wholePercent } from "./overview-words";

type Aspect = Overview["strip"][number];
const numerals = ["", "一", "二", "三", "四", "五", "六"];

/** The measures under their aspects, then all tasks by status; each measure opens its tasks. */
export function MeasureStrip({ view, href }: { view: Overview; href: Href }) {
  const inStrip = view.strip.flatMap((aspect) => aspect.measures).reduce((sum, measure) => sum + measure.tasks, 0);
  const apart = view.total - inStrip;
  return (
    <section className="card strip" aria-label="各项措施推进情况">
      <div className="strip-body">
        {view.strip.map((aspect) => (
          <div className="strip-aspect" key={aspect.no} style={{ gridColumn: `span ${aspect.measures.length}` }}>
            <h2 title={aspect.title}>
              <b>{numerals[aspect.no]}</b> {shortWord(aspect.title)}
            </h2>
            {aspect.measures.map((measure) => (
              <Measure key={measure.no} measure={measure} href={href} />
            ))}
          </div>
        ))}
      </div>
      <StatusCounts
        as="foot"
        counts={view.counts}
        lead="任务"
        href={(status) => href("/plan", { status: status ?? undefined })}
        note={apart > 0 ? `措施内 ${inStrip} 项，组织保障 ${apart} 项不进措施条` : undefined}
      />
    </section>
  );
}

function Measure({ measure, href }: { measure: Aspect["measures"][number]; href: Href }) {
  const { no, title, tasks, progress, expected, light, overdue, withoutTarget } = measure;
  const status = lightStatus(light);
  return (
    <Link href={href("/plan", { measure: no })} prefetch={false} className="strip-measure" title={title}>
      <span className="strip-name">
        <i>{no}</i>
        {shortWord(title)}
      </span>
      <span className="strip-figure">
        {progress === null ? <Missing /> : <b>{wholePercent(progress)}</b>}
        {(light !== null || (tasks > 0 && withoutTarget === tasks)) && <StatusLight status={status} bare />}
      </span>
      <ProgressBar share={progress} expected={expected} status={status} />
      <span className="strip-note">
        <span>{expected === null ? (progress === null ? "" : "无期限") : `应达 ${wholePercent(expected)}`}</span>
        {overdue > 0 ? (
          <em>逾期 {overdue}</em>
        ) : (
          <span>{withoutTarget > 0 ? `未定 ${withoutTarget}` : `${tasks} 项`}</span>
        )}
      </span>
    </Link>
  );
}
