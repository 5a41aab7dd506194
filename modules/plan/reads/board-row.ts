import { isoOf } from "@/platform/dates";
import { isEstimated } from "@/platform/workdays";
import type { Status } from "@/vocab/status";
import { measured } from "../rules/progress";
import { isTyped } from "../rules/reporting";
import type { PlanTask } from "./plan-data";
import type { LiveActuals, PlanBook, UnitTask } from "./standings";

/** A row of the task-breakdown table as the page and the export print it. Figures are in stored units. */
export interface BoardRow {
  id: number;
  /** Whose standing it is: the shown unit's, or the city's for a department that works on the city's task. */
  unit: string;
  seq: number;
  code: string;
  title: string;
  measureNo: number;
  aspectNo: number;
  lead: string;
  cooperating: string;
  kind: PlanTask["kind"];
  unitName: string;
  indicator: string;
  indicatorName: string;
  basis: string;
  source: string;
  target: number | null;
  targetMax: number | null;
  /** In the target's unit: a ratio's in 1/10,000. */
  actual: number | null;
  /** In a published month: the same figure as known now, where it differs; null where it has gone missing. */
  live?: number | null;
  numerator: number | null;
  denominator: number | null;
  progress: number | null;
  expected: number | null;
  status: Status;
  running: boolean;
  /** Counted by its ledger, whose rows stand behind the figure; else by reports. */
  counted: boolean;
  start: string;
  due: string | null;
  dueText: string;
  estimated: boolean;
  daysLate: number | null;
  daysLeft: number | null;
  late: boolean;
  madeUp: boolean;
  aboveRange: boolean;
  next: { day: string; title: string; share: number } | null;
}

export function boardRow(book: PlanBook, entry: UnitTask, live?: LiveActuals): BoardRow {
  const { task, standing } = entry;
  const actual = measured(task.kind, entry.actual);
  const now = live?.has(task.id) ? live.get(task.id)! : actual;
  const names = (role: "lead" | "cooperate") =>
    task.parties
      .filter((p) => p.role === role)
      .map((p) => p.name)
      .join("、");
  const next = task.milestones.find((m) => m.day >= book.today);
  return {
    id: task.id,
    unit: entry.unit,
    seq: task.seq,
    code: task.code,
    title: task.title,
    measureNo: task.measureNo,
    aspectNo: book.plan.measures.find((m) => m.no === task.measureNo)?.aspectNo ?? 0,
    lead: names("lead"),
    cooperating: names("cooperate"),
    kind: task.kind,
    unitName: task.unitName,
    indicator: task.indicator,
    indicatorName: task.indicatorName,
    basis: task.basis,
    source: task.source,
    target: entry.target,
    targetMax: task.targetMax,
    actual,
    ...(now === actual ? {} : { live: now }),
    numerator: entry.actual?.n ?? null,
    denominator: entry.actual?.d ?? null,
    progress: standing.progress,
    expected: standing.expected,
    status: standing.status,
    running: entry.running,
    counted: task.counted && !isTyped(task),
    start: isoOf(task.start),
    due: entry.due === null ? null : isoOf(entry.due),
    dueText: task.dueText,
    estimated: entry.due !== null && isEstimated(book.calendar, entry.due),
    daysLate: standing.daysLate,
    daysLeft: standing.daysLeft,
    late: standing.late,
    madeUp: standing.madeUp,
    aboveRange: standing.aboveRange,
    next: next ? { day: isoOf(next.day), title: next.title, share: next.share } : null,
  };
}
