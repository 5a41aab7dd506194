import type { ReactNode } from "react";
import { DueText } from "@/components/table/cell";
import { countText, DrillNumber, shareText } from "@/components/ui/figure";
import { ProgressCell } from "@/components/ui/progress";
import { Tag } from "@/components/ui/tag";
import { marks } from "@/vocab/marks";
import { inUnit } from "../columns";
import type { TaskPage } from "../reads/task";
import { actualText, aimText, forecastWords, provenanceOf } from "./task-words";

interface TaskFactsProps {
  page: TaskPage;
  /** The rows behind the figure. */
  rowsHref: string;
}

/** The strip below the head: who, when, how much, how fast, until when; with 原文 or 拟定 for each part that the plan sets. */
export function TaskFacts({ page, rowsHref }: TaskFactsProps) {
  const { task, row } = page;
  const said = (part: string) => provenanceOf(task, part);
  return (
    <div className="card task-facts">
      <dl>
        <Fact name="牵头单位" from={said("leadUnit")} width="wide">
          {row.lead || "—"}
        </Fact>
        <Fact name="配合单位" from={said("coUnits")} width="wide">
          {row.cooperating || "—"}
        </Fact>
        <Fact name="起止" from={said("deadline")} width="dates">
          <span className="nw">
            {row.start} 至 {row.due ?? "无期限"}
          </span>
          {row.estimated && <Tag title="该年度工作日历尚未发布，期限为估算">{marks.estimated}</Tag>}
          {row.daysLeft !== null && row.status !== "no_target" && <DueText value={row.daysLeft} />}
          {row.status === "overdue" && row.daysLate !== null && <DueText value={-row.daysLate} />}
        </Fact>
        <Fact name="实际 / 目标" from={said("target")}>
          <span className="nw">
            {row.running ? (
              <DrillNumber
                value={row.actual}
                text={actualText(row)}
                href={rowsHref}
                title={row.counted ? "台账明细" : "填报记录"}
                strong
              />
            ) : (
              <span className="mut">{marks.ledgerOff}</span>
            )}{" "}
            / {aimText(page)}
          </span>
        </Fact>
        <Fact name={row.expected === null ? "完成率" : `完成率，应达 ${shareText(row.expected)}`}>
          <span className="bar">
            <ProgressCell
              share={row.target === null ? null : row.progress}
              expected={row.expected}
              status={row.status}
            />
          </span>
        </Fact>
        {row.running && row.status !== "done" && <Pace page={page} />}
      </dl>
      <dl className="basis">
        <Line name="任务表述" from={said("task")} />
        <Line name="指标" from={said("indicator")}>
          {row.indicatorName}
        </Line>
        <Line name="口径">{row.basis}</Line>
        <Line name="时间节点" from={said("milestones")} />
        <Line name="报送" from={said("cadence")}>
          {task.cadence}
        </Line>
        {task.note && <Line name="备注">{task.note}</Line>}
      </dl>
    </div>
  );
}

function Pace({ page }: { page: TaskPage }) {
  const ahead = page.forecast;
  if (!ahead) return null;
  const { kind, unitName } = page.row;
  const perWeek = (value: number) => countText(Math.round((inUnit(value, kind) ?? 0) * 10) / 10);
  const words = forecastWords(page, ahead);
  return (
    <>
      <Fact name={`近 ${ahead.weeks} 周 / 所需速度`}>
        <span className="nw">
          {perWeek(ahead.pacePerWeek)} / <b>{ahead.neededPerWeek === null ? "—" : perWeek(ahead.neededPerWeek)}</b>{" "}
          {unitName}每周
        </span>
      </Fact>
      <Fact name="预计完成">
        <span className={words.late ? "late nw" : "nw"}>{words.text}</span>
        {words.note && <span className={words.late ? "late nw" : "mut nw"}>{words.note}</span>}
      </Fact>
    </>
  );
}

interface FactProps {
  name: string;
  from?: { text: string; why: string | undefined } | null;
  /** Where long words break: names of units, or what stands below the dates. */
  width?: "wide" | "dates";
  children?: ReactNode;
}

function Fact({ name, from, width, children }: FactProps) {
  return (
    <div className={width}>
      <dt>
        {name}
        {from && (
          <>
            {" "}
            <Said {...from} />
          </>
        )}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Line({ name, from, children }: Omit<FactProps, "width">) {
  if (!children && !from) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        {from && (
          <>
            {children && " "}
            <Said {...from} />
          </>
        )}
      </dd>
    </div>
  );
}

const Said = ({ text, why }: { text: string; why: string | undefined }) => (
  <span className="said" title={why}>
    {text}
  </span>
);
