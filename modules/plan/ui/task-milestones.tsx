import { DueText } from "@/components/table/cell";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { StatusLight } from "@/components/ui/status-light";
import type { Column } from "@/vocab/column";
import { marks } from "@/vocab/marks";
import type { TaskPage } from "../reads/task";
import type { FigureKind } from "../rules/amounts";
import { columnText } from "./task-words";

type Step = TaskPage["milestones"][number];

/** 达标, 补齐, 未达 for a past node; how far away a coming one is. */
export function milestoneWord(step: Step): string {
  if (step.reached === true) return "达标";
  if (step.reached === false) return step.madeUp ? marks.madeUp : "未达";
  if (step.daysLeft < 0) return "—";
  return step.daysLeft === 0 ? "今天" : `剩 ${step.daysLeft} 天`;
}

function Result({ step }: { step: Step }) {
  const word = milestoneWord(step);
  if (step.reached === true) return <StatusLight status="done" bare label={word} />;
  if (step.reached === false) return <StatusLight status={step.madeUp ? "at_risk" : "overdue"} bare label={word} />;
  return step.daysLeft < 0 ? <span className="mut">{word}</span> : <DueText value={step.daysLeft} />;
}

const columnsOf = (kind: FigureKind, unitName: string): Column<Step>[] => [
  { key: "title", label: "节点", kind: "text", value: (m) => m.title },
  { key: "day", label: "日期", kind: "date", value: (m) => m.day },
  { key: "share", label: "应达", kind: "share", value: (m) => m.share },
  ...(kind === "count" || kind === "money"
    ? [{ key: "due", label: `应达（${unitName}）`, kind: "count" as const, value: (m: Step) => m.due }]
    : kind === "ratio"
      ? [{ key: "due", label: "应达比率", kind: "count" as const, value: (m: Step) => m.due }]
      : []),
  { key: "actual", label: "当日实际", kind: "count", value: (m) => m.actual },
  { key: "result", label: "结果", kind: "status", value: milestoneWord },
];

/** Whole units; a small target keeps what its steps differ by. */
const roundDue = (due: number | null) => (due === null || due < 10 ? due : Math.round(due));

/** The task's dated steps: due, what was reached on the day, and whether that was enough; 补齐 never turns plain green. */
export function TaskMilestones({ page }: { page: TaskPage }) {
  const { kind, unitName } = page.row;
  const figure = (value: number | null) => (
    <span className={value === null ? "mut" : undefined}>{columnText(value, kind)}</span>
  );
  const reached = page.milestones.filter((m) => m.reached === true).length;
  const past = page.milestones.filter((m) => m.reached !== null).length;
  return (
    <Card title="时间节点" note={past > 0 ? `已到 ${past} 个，达标 ${reached} 个` : undefined}>
      <DataTable
        caption="时间节点"
        columns={columnsOf(kind, unitName)}
        rows={page.milestones}
        rowKey={(m) => `${m.day} ${m.title}`}
        cells={{
          share: (m) => `${Math.round(m.share * 100)}%`,
          due: (m) => figure(roundDue(m.due)),
          actual: (m) => figure(m.actual),
          result: (m) => <Result step={m} />,
        }}
        card={{ name: "title", figures: ["day", "share"] }}
        empty={<p className="pad mut">这项任务没有时间节点，应达按起止日期直线推算</p>}
      />
    </Card>
  );
}
