import type { Figure, TaskFact } from "./facts";
import { count, dateWords, sentence, share } from "./words";

/** A stored figure with its unit, as a sentence has it: 3,456家, 1,504.64万元, 48.3%. */
export function figureWords(value: number, { kind, unitName }: Pick<Figure, "kind" | "unitName">): string {
  if (kind === "ratio" || kind === "milestone") return share(value / 10_000);
  return kind === "money" ? `${count(value / 1_000_000)}万元` : `${count(value)}${unitName.replace(/[（(].*$/u, "")}`;
}

const isShare = ({ kind }: Pick<Figure, "kind">) => kind === "ratio" || kind === "milestone";

/** One indicator in one sentence: where it stands, against what, what the month added, where its pace leads. Empty without a figure. */
export function indicatorSentence(area: string, task: TaskFact): string {
  if (task.actual === null) return "";
  return sentence([`${area}方面`, standingClause(task), changeClause(task), forecastClause(task)]);
}

function standingClause(task: TaskFact): string {
  const { name, actual, target, progress } = task;
  const now = `${name}${isShare(task) ? "为" : ""}${figureWords(actual ?? 0, task)}`;
  if (target === null || progress === null) return `${now}，目标未定`;
  const aim = figureWords(target, task);
  if (isShare(task)) return `${now}，${progress >= 1 - 1e-9 ? "达到" : "未达到"}目标${aim}`;
  return `${now}，${progress >= 1 ? "为" : "完成"}目标${aim}的${share(progress)}`;
}

function changeClause(task: TaskFact): string | null {
  const before = task.before?.actual;
  if (before === null || before === undefined || task.actual === null) return null;
  const change = task.actual - before;
  if (!isShare(task))
    return change > 0
      ? `本月新增${figureWords(change, task)}`
      : change < 0
        ? `本月减少${figureWords(-change, task)}`
        : "本月没有新增";
  return pointsClause(change / 10_000, "较上月");
}

/** 较上月提高3.6个百分点; null where it rounds to nothing. */
export function pointsClause(change: number, than: string): string | null {
  const points = Math.round(Math.abs(change) * 1000) / 10;
  return points === 0 ? null : `${than}${change > 0 ? "提高" : "下降"}${points.toFixed(1)}个百分点`;
}

/** Only for what still runs to a deadline: what is done or overdue needs no forecast. */
function forecastClause({ forecast, status, kind, unitName }: TaskFact): string | null {
  if (forecast === null || !["on_track", "at_risk", "behind"].includes(status)) return null;
  if (forecast.impossible) return "按本月进度无法完成";
  if (forecast.metOn === null || forecast.lateDays === null) return null;
  const day = `按本月进度预计${dateWords(forecast.metOn)}完成`;
  if (forecast.lateDays === 0) return `${day}，可以按期完成`;
  const pace = (value: number) =>
    figureWords(kind === "money" ? value : Math.round(value * 10) / 10, { kind, unitName });
  const needed =
    forecast.neededPerWeek === null
      ? ""
      : `，每周需由${pace(forecast.pacePerWeek)}提高到${pace(forecast.neededPerWeek)}`;
  return `${day}，晚于时限${forecast.lateDays}天${needed}`;
}
