import type { Sql } from "postgres";
import { progressOf } from "@/modules/plan/rules/progress";
import { standing } from "@/modules/plan/rules/status";
import { defaultThresholds } from "@/modules/plan/rules/thresholds";
import { jumpOf, medianOf, type Pair, sum } from "@/modules/reports/rules/figures";
import { type Period, runUpTo } from "@/modules/reports/rules/periods";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import type { UnitLevel } from "@/platform/staff";
import type { Calendar } from "@/platform/workdays";
import { cadenceOfTask, type ReportCadence } from "@/vocab/reports";

/** A posting that came late: frozen figures of earlier submissions leave it out. */
export interface Late {
  unit: string;
  indicator: string;
  day: Day;
  n: number;
  at: string;
}

export interface SeedUnit {
  code: string;
  parent: string | null;
  level: UnitLevel;
  name: string;
}

interface Task {
  id: number;
  code: string;
  indicator: string;
  title: string;
  measure: string;
  kind: "count" | "ratio" | "money" | "milestone";
  source: string;
  typed: boolean;
  counted: boolean;
  cadence: string;
  start: Day;
  due: Day | null;
  target: number | null;
  targetMax: number | null;
  completed: Day | null;
  milestones: { day: Day; share: number }[];
  parties: { kind: string; unit: string | null }[];
}

interface Share {
  target: number | null;
  due: Day | null;
  completed: Day | null;
}

export interface ReportPlan {
  start: Day;
  end: Day;
  calendar: Calendar;
  units: SeedUnit[];
  tasksOf: (unit: SeedUnit) => Task[];
  reports: (unit: SeedUnit, cadence: ReportCadence) => boolean;
  shareOf: (unit: SeedUnit, task: Task) => Share | null;
  figures: (unit: string, indicator: string) => readonly [Day, number][] | null;
}

const dayOrNull = (iso: string | null): Day | null => (iso === null ? null : dayOf(iso));
const classOf: Partial<Record<UnitLevel, string>> = {
  district: "districts",
  street: "streets",
  industrial_union: "industrial_unions",
};

/** Everything that lines are made of, in memory: 360 units, 58 tasks, the day sums. */
export async function loadReportPlan(sql: Sql, calendar: Calendar): Promise<ReportPlan> {
  const [head] = await sql<
    { start: string; end: string }[]
  >`select starts_on::text as start, ends_on::text as "end" from plans limit 1`;
  const units = await sql<
    SeedUnit[]
  >`select code, parent_code as parent, level, name from units where active order by code`;
  const rows = await sql<
    Record<string, never>[]
  >`select t.id, t.code, t.indicator, i.name as title, i.unit_name as measure, i.kind,
      case when t.stand_in then 'manual' else t.source end as source, (t.source = 'manual' or t.stand_in) as typed,
      t.indicator is not distinct from t.ledger_indicator as counted, t.cadence, t.starts_on::text as start, t.due_on::text as due,
      t.target::float8 as target, t.target_max::float8 as "targetMax", t.completed_on::text as completed,
      coalesce((select json_agg(json_build_object('day', due_on, 'share', share) order by due_on) from milestones where task_id = t.id), '[]') as milestones,
      coalesce((select json_agg(json_build_object('kind', kind, 'unit', unit_code)) from task_parties where task_id = t.id), '[]') as parties
    from tasks t join indicators i on i.key = t.indicator order by t.seq`;
  const tasks = rows.map((row) => {
    const raw = row as unknown as Omit<Task, "start" | "due" | "completed" | "milestones"> & {
      start: string;
      due: string | null;
      completed: string | null;
      milestones: { day: string; share: number }[];
    };
    const milestones = raw.milestones.map((m) => ({ day: dayOf(m.day), share: m.share }));
    return {
      ...raw,
      start: dayOf(raw.start),
      due: dayOrNull(raw.due),
      completed: dayOrNull(raw.completed),
      milestones,
    };
  });
  const shares = await sql<
    { task: number; unit: string; target: number | null; due: string | null; completed: string | null }[]
  >`
    select task_id as task, unit_code as unit, case when confirmed then target::float8 end as target, due_on::text as due,
      completed_on::text as completed from allocations`;
  const shareOf = new Map(
    shares.map((s) => [
      `${s.unit} ${s.task}`,
      { target: s.target, due: dayOrNull(s.due), completed: dayOrNull(s.completed) },
    ]),
  );
  const days = await sql<
    { unit: string; indicator: string; days: [string, number][] }[]
  >`select unit_code as unit, indicator,
      json_agg(json_build_array(day, value) order by day) as days from figures group by 1, 2`;
  const figures = new Map(
    days.map((f) => {
      let sum = 0;
      const cumulated = f.days.map(([day, n]): [Day, number] => {
        sum += n;
        return [dayOf(day), sum];
      });
      return [`${f.unit} ${f.indicator}`, cumulated];
    }),
  );
  const takes = (unit: SeedUnit, task: Task) =>
    unit.level === "city" ||
    shareOf.has(`${unit.code} ${task.id}`) ||
    task.parties.some((p) => p.unit === unit.code || p.kind === classOf[unit.level]);
  const tasksOf = new Map(units.map((unit) => [unit.code, tasks.filter((task) => takes(unit, task))]));
  return {
    ...{ start: dayOf(head!.start), end: dayOf(head!.end), calendar, units: [...units] },
    tasksOf: (unit) => tasksOf.get(unit.code)!,
    reports: (unit, cadence) =>
      tasksOf.get(unit.code)!.some((task) => cadence === "month" || task.cadence === cadenceOfTask[cadence]),
    shareOf: (unit, task) => shareOf.get(`${unit.code} ${task.id}`) ?? null,
    figures: (unit, indicator) => figures.get(`${unit} ${indicator}`) ?? null,
  };
}

/** Cumulated figure at a day's end, of days in order with what was cumulated by each. */
function upTo(days: readonly [Day, number][], day: Day): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]![0] <= day) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : days[low - 1]![1];
}

export interface SeedLine {
  task: number;
  total: Pair;
  change: Pair;
  jump: boolean;
  /** The row of report_lines without its report. */
  stored: Record<string, unknown>;
}

interface Asked {
  unit: SeedUnit;
  tasks: Task[];
  period: Period;
  /** Lines of the approved reports below. */
  children: SeedLine[][];
  late: Late[];
}

/** Lines as a submission at that time would have frozen them. */
export function linesOf(plan: ReportPlan, { unit, tasks, period, children, late }: Asked): SeedLine[] {
  const parent = unit.level === "city" || unit.level === "district";
  const below = Map.groupBy(children.flat(), (line) => line.task);
  const run = runUpTo(period, 7);
  return tasks
    .filter((task) => task.start <= period.end)
    .map((task) => {
      const sums = (indicator: string, from: Day, to: Day): number | null => {
        const days = plan.figures(unit.code, indicator);
        if (days === null || days[0]![0] > period.end) return null;
        let value = upTo(days, to) - upTo(days, from - 1);
        for (const row of late)
          if (row.unit === unit.code && row.indicator === indicator && row.day >= from && row.day <= to) value -= row.n;
        return value;
      };
      const pair = (from: Day, to: Day): Pair => ({
        n: sums(task.indicator, from, to),
        d: task.kind === "ratio" ? sums(`${task.indicator}:base`, from, to) : null,
      });
      const own = pair(Number.NEGATIVE_INFINITY, period.end);
      const ownChange = pair(period.start, period.end);
      const parts = below.get(task.id) ?? [];
      const total = parent ? sum([own, ...parts.map((part) => part.total)]) : own;
      const change = parent ? sum([ownChange, ...parts.map((part) => part.change)]) : ownChange;
      const earlier =
        own.n === null || parent
          ? []
          : run
              .slice(0, -1)
              .filter((p) => p.end >= task.start)
              .map((p) => sums(task.indicator, p.start, p.end) ?? 0);
      const before = parent
        ? sum(parts.map((part) => ({ n: part.stored.before_n as number | null, d: null }))).n
        : (earlier.at(-1) ?? null);
      const median = medianOf(earlier);
      const counts = task.kind === "count" || task.kind === "money";
      const jump = counts && jumpOf(change.n, before, median) !== null;
      const share = plan.shareOf(unit, task);
      const city = unit.level === "city";
      const mine = city || share !== null || unit.level === "district" || unit.level === "street";
      const target = city ? task.target : (share?.target ?? null);
      const due = mine ? (share?.due ?? task.due) : null;
      const actual = total.n === null || !(task.typed || task.counted) ? null : { n: total.n, d: total.d };
      const subject = {
        ...{
          kind: task.kind,
          target,
          targetMax: city ? task.targetMax : null,
          start: task.start,
          due,
          milestones: task.milestones,
        },
        ...{ manual: task.source === "manual", completedOn: city ? task.completed : (share?.completed ?? null) },
      };
      const stands = mine ? standing(subject, actual, period.end, plan.calendar, defaultThresholds) : null;
      const stored = {
        ...{
          unit_code: unit.code,
          task_id: task.id,
          code: task.code,
          title: task.title,
          kind: task.kind,
          measure: task.measure,
        },
        ...{ source: task.source, own_n: own.n, own_d: own.d, own_change_n: ownChange.n, own_change_d: ownChange.d },
        ...{
          total_n: total.n,
          total_d: total.d,
          change_n: change.n,
          change_d: change.d,
          before_n: before,
          median,
          jump,
          target,
        },
        ...{
          due_on: due === null ? null : isoOf(due),
          progress: progressOf({ kind: task.kind, target, targetMax: null }, actual),
        },
        ...{ expected: stands?.expected ?? null, status: stands?.status ?? null },
      };
      return { task: task.id, total, change, jump, stored };
    });
}
