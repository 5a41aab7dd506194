import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { baseOf } from "@/platform/figures";
import { type Context, query } from "@/platform/run";
import { cadences } from "@/vocab/cadence";
import { shownAmount } from "../rules/amounts";
import { type Cadence, periodOf } from "../rules/periods";

// A type, not an interface: only aliases count as records for the driver.
export type ToReportRow = {
  id: number;
  code: string;
  title: string;
  indicatorName: string;
  unitName: string;
  kind: "count" | "ratio" | "money" | "milestone";
  cadence: Cadence;
  due: string | null;
  target: number | null;
  /** Own sum so far, in stored units; a ratio's numerator and denominator stand apart. */
  actual: number | null;
  base: number | null;
  lastDay: string | null;
};

const classes = { district: "districts", street: "streets", industrial_union: "industrial_unions" } as const;

/** Tasks that the own unit types itself, with what it has reached: allocated to it and to nobody below, or led by it. */
function seats({ staff, today }: Context): SQL {
  const { code, level } = staff.unit;
  const own = classes[level as keyof typeof classes] ?? "";
  return sql`select t.id, t.seq, t.code, t.title, t.cadence, t.indicator, i.name as "indicatorName", i.unit_name as "unitName", i.kind,
      coalesce(a.due_on, t.due_on) as due_on, case when a.id is null then t.target when a.confirmed then a.target end as target
    from tasks t join indicators i on i.key = t.indicator
    left join allocations a on a.task_id = t.id and a.unit_code = ${code}
    where (t.source = 'manual' or t.stand_in)
      and t.starts_on <= ${isoOf(today)}::date
      and case when a.id is null then t.completed_on is null and not exists (select 1 from allocations o where o.task_id = t.id)
            and exists (select 1 from task_parties p where p.task_id = t.id and p.role = 'lead' and (p.unit_code = ${code} or p.kind = ${own}))
          else a.completed_on is null and coalesce(a.target, 1) > 0 and not exists (
            select 1 from allocations o where o.task_id = t.id and o.unit_code > ${code} and o.unit_code < ${staff.read.hi}
              and starts_with(o.unit_code, ${code})) end`;
}

/** Ids of the tasks that the own unit types itself: allocated to it and to nobody below, or led by it, and not completed. */
export async function typedHere(context: Context): Promise<ReadonlySet<number>> {
  if (!context.staff.may.has("plan.report")) return new Set();
  const rows = await context.tx.execute<{ id: number }>(sql`select s.id from (${seats(context)}) s`);
  return new Set(rows.map((row) => row.id));
}

/** Of the seats, those neither reached nor reported in the cadence's present period. */
function waiting(context: Context): SQL {
  const { staff, today } = context;
  const starts = JSON.stringify(cadences.map((c) => ({ cadence: c, day: isoOf(periodOf(c, today).start) })));
  const suffix = baseOf("");
  return sql`select s.*, n.value as actual, d.value as base from (${seats(context)}) s
    join jsonb_to_recordset(${starts}::jsonb) as p(cadence text, day date) on p.cadence = s.cadence
    left join figures_now n on n.indicator = s.indicator and n.unit_code = ${staff.unit.code}
    left join figures_now d on d.indicator = s.indicator || ${suffix} and d.unit_code = ${staff.unit.code}
    where not exists (select 1 from progress_entries e where e.task_id = s.id and e.unit_code = ${staff.unit.code} and e.day >= p.day)
      and not coalesce(case when s.kind = 'ratio' then n.value * 10000.0 / nullif(d.value, 0) else n.value end >= s.target, false)`;
}

/**
 * What the own unit has not reported in the present week, month or quarter of each task: one row a task that it types itself
 * and has not finished, soonest deadline first. Figures in stored units. Empty for those who may not report.
 */
export const toReport = query({ name: "plan.to-report", may: "plan.read", input: z.object({}) }, async (context) => {
  const { tx, staff, today } = context;
  if (!staff.may.has("plan.report")) return [];
  const rows =
    await tx.execute<ToReportRow>(sql`select w.id, w.code, w.title, w."indicatorName", w."unitName", w.kind, w.cadence,
      w.due_on::text as due, w.target::float8 as target, w.actual::float8 as actual, w.base::float8 as base,
      (select max(day)::text from progress_entries e where e.task_id = w.id and e.unit_code = ${staff.unit.code}) as "lastDay"
    from (${waiting(context)}) w order by w.due_on nulls last, w.seq`);
  return rows.map((row) => {
    const { end, word } = periodOf(row.cadence, today);
    return { ...row, period: word, daysLeft: end - today, soFar: soFar(row) };
  });
});

/** The own sum against the target in words: 104/136 人, 12/20（目标 80%）. */
function soFar({ kind, actual, base, target, unitName }: ToReportRow): string {
  const shown = (value: number) => shownAmount(value, kind);
  if (kind === "ratio") {
    const goal = target === null ? "" : `（目标 ${target / 100}%）`;
    return `累计 ${actual ?? 0}/${base ?? 0}${goal}`;
  }
  const share = kind === "milestone" ? "%" : ` ${unitName}`;
  return `累计 ${shown(actual ?? 0)}${target === null ? "" : `/${shown(target)}`}${share}`;
}

export type ToReport = Awaited<ReturnType<(typeof toReport)["as"]>>[number];

/** How much of the plan waits for the asker: requests to decide, tasks to report. The marks of the navigation and of 待办. */
export const planWaiting = query({ name: "plan.waiting", may: "plan.read", input: z.object({}) }, async (context) => {
  const { tx, staff } = context;
  const decides = staff.may.has("plan.decide");
  const reports = staff.may.has("plan.report");
  const [row] = await tx.execute<{ decide: number; report: number }>(sql`select
    case when ${decides} then (select count(*)::int from task_requests r join units u on u.code = r.unit_code
      where r.state = 'asked' and u.parent_code = ${staff.unit.code} and r.asked_by <> ${staff.id}::uuid) else 0 end as decide,
    case when ${reports} then (select count(*)::int from (${waiting(context)}) w) else 0 end as report`);
  return { decide: row?.decide ?? 0, report: row?.report ?? 0 };
});
