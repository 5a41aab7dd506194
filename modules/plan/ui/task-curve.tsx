import { CurveLegend, PlanCurve } from "@/components/chart/plan-curve";
import { Card } from "@/components/ui/card";
import { shareText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { ledgerLabels } from "@/vocab/ledgers";
import { marks } from "@/vocab/marks";
import { inUnit } from "../columns";
import type { TaskPage } from "../reads/task";
import { milestoneWord } from "./task-milestones";
import { actualText, aimText, forecastWords } from "./task-words";
import { unitText } from "./words";

/** Plan, actual and forecast over the task's time; what is missing is said instead of drawn. */
export function TaskCurve({ page }: { page: TaskPage }) {
  const { row, curve, task } = page;
  const shown = (value: number | null) => {
    const scaled = inUnit(value, row.kind);
    const percent = row.kind === "ratio" || row.kind === "milestone";
    return scaled === null ? null : Math.round(scaled * (percent ? 1000 : 100)) / (percent ? 10 : 100);
  };
  const unit = row.kind === "ratio" || row.kind === "milestone" ? "%" : row.unitName;
  const nothing = !row.running || curve.every((point) => point.plan === null && !point.actual);
  const foreseen = curve.some((point) => point.forecast !== null);
  const ledger = ledgerLabels[task.source as keyof typeof ledgerLabels] ?? task.source;
  return (
    <Card
      title={foreseen && !nothing ? "计划、实际与预测" : "计划与实际"}
      note={`累计（${unit}）`}
      tools={nothing ? undefined : <CurveLegend forecast={foreseen} />}
      className="task-curve"
    >
      {nothing ? (
        <EmptyState
          title={row.running ? "还没有可画的数据" : marks.ledgerOff}
          why={
            row.running
              ? "确定目标或开始填报后，这里显示计划与实际"
              : `这项任务由${ledger}自动统计；台账启用后，实际数、完成率和曲线在这里出现`
          }
        />
      ) : (
        <PlanCurve
          label={finding(page)}
          points={curve.map((p) => ({
            day: p.day,
            plan: shown(p.plan),
            actual: shown(p.actual),
            forecast: coarse(shown(p.forecast)),
          }))}
          milestones={page.milestones.flatMap((m) =>
            m.due === null
              ? []
              : [
                  {
                    day: m.day,
                    value: shown(m.due) ?? 0,
                    past: m.daysLeft < 0,
                    label: `${m.title}（${milestoneWord(m)}）`,
                  },
                ],
          )}
          today={page.today}
          unit={unit}
        />
      )}
    </Card>
  );
}

/** A forecast of hundreds is no more exact than whole units. */
const coarse = (value: number | null) => (value === null || value < 100 ? value : Math.round(value));

/** The curve in one sentence. */
function finding(page: TaskPage): string {
  const { row, forecast } = page;
  const unit = unitText(row.unitName);
  const actual = row.actual === null ? "尚无实际数" : `实际 ${actualText(row)}${unit && ` ${unit}`}`;
  const due =
    row.expected === null || row.progress === null
      ? ""
      : `，完成率 ${shareText(row.progress)}，应达 ${shareText(row.expected)}`;
  const ahead = forecast && row.target !== null ? `，预计 ${words(forecastWords(page, forecast))}` : "";
  return `${actual}，目标 ${aimText(page)}${due}${ahead}`;
}

const words = ({ text, note }: { text: string; note?: string }) => (note ? `${text}，${note}` : text);
