import type { Sql } from "postgres";
import { isExpected } from "@/modules/reports/rules/expected";
import { dueDay, type Period, periodAt, periodBefore, runUpTo } from "@/modules/reports/rules/periods";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import type { Calendar } from "@/platform/workdays";
import { cadenceOfTask } from "@/vocab/reports";
import { type Filing, fateOf, wordsOf } from "./report-fates";
import { type Late, linesOf, loadReportPlan, type ReportPlan, type SeedLine, type SeedUnit } from "./report-lines";

/** How many ended periods have reports. */
const BACK = { month: 6, week: 5, quarter: 2 } as const;

interface Row extends Filing {
  unit: SeedUnit;
  period: Period;
  lines: SeedLine[];
  zero: boolean;
  missing: { code: string; name: string }[];
}

async function calendarOf(sql: Sql): Promise<Calendar> {
  const days = await sql<{ day: string; kind: string }[]>`select day::text as day, kind from calendar_days`;
  const of = (kind: string) => new Set(days.filter((d) => d.kind === kind).map((d) => dayOf(d.day)));
  return { off: of("off"), work: of("work"), years: new Set(days.map((d) => Number(d.day.slice(0, 4)))) };
}

/**
 * Months, weeks and quarters of reports up to the last ended ones: earlier ones mostly approved, the newest month in every
 * state, some ledger rows that came after an approval. Figures are frozen by the same rules as the board's own.
 */
export async function seedReports(sql: Sql, today: Day): Promise<void> {
  // Every row was recorded on the day for which it counts, so that only the chosen late ones came after an approval.
  await sql`update figure_postings set recorded_at = (day + time '17:30') at time zone 'Asia/Shanghai'
    where recorded_at > (day + time '23:59') at time zone 'Asia/Shanghai'`;
  const calendar = await calendarOf(sql);
  const plan = await loadReportPlan(sql, calendar);
  const span = { planStart: plan.start, planEnd: plan.end, since: plan.start, today };
  for (const cadence of ["month", "quarter", "week"] as const) {
    const newest = periodBefore(periodAt(cadence, today));
    const periods = runUpTo(newest, BACK[cadence]).filter((period) => isExpected(period, span));
    const late = cadence === "month" ? await lateRows(sql, periods, calendar, today) : [];
    for (const period of periods)
      await seedPeriod(sql, plan, { period, newest: period.key === newest.key, calendar, today, late });
  }
}

interface Stage {
  period: Period;
  newest: boolean;
  calendar: Calendar;
  today: Day;
  late: Late[];
}

/** One period from the streets up, so that every level sums what is approved below it. */
async function seedPeriod(sql: Sql, plan: ReportPlan, stage: Stage): Promise<void> {
  const { period, newest, calendar, today, late } = stage;
  const due = dueDay(calendar, period);
  const done = new Map<string, Row>();
  const levels = [["street"], ["district", "department", "industrial_union"], ["city"]];
  for (const level of levels) {
    for (const unit of plan.units.filter((u) => level.includes(u.level))) {
      if (unit.level === "city" && period.cadence !== "month") continue;
      const tasks = plan
        .tasksOf(unit)
        .filter((task) => period.cadence === "month" || task.cadence === cadenceOfTask[period.cadence]);
      if (tasks.length === 0) continue;
      const children = plan.units.filter((u) => u.parent === unit.code && plan.reports(u, period.cadence));
      const approved = children.filter((child) => done.get(child.code)?.state === "approved");
      const filing = fateOf({ unit, period, newest, due, today });
      if (filing === null) continue;
      const after = late.filter((row) => row.day <= period.end && row.at > filing.submittedAt);
      const lines = linesOf(plan, {
        unit,
        tasks,
        period,
        children: approved.map((c) => done.get(c.code)!.lines),
        late: after,
      });
      const zero = lines.every((line) => !line.change.n && !line.change.d);
      const missing = children.filter((child) => !approved.includes(child)).map(({ code, name }) => ({ code, name }));
      done.set(unit.code, { ...filing, unit, period, lines, zero, missing });
    }
  }
  await insert(sql, [...done.values()], due);
}

async function insert(sql: Sql, rows: Row[], due: Day): Promise<void> {
  if (rows.length === 0) return;
  const heads = rows.map((row) => ({
    ...{ unit_code: row.unit.code, unit_name: row.unit.name, period: row.period.key, cadence: row.period.cadence },
    ...{
      month: row.period.month,
      starts_on: isoOf(row.period.start),
      ends_on: isoOf(row.period.end),
      due_on: isoOf(due),
    },
    ...{ state: row.state, zero: row.zero, ...wordsOf(row.unit, row.period, row.zero), missing: row.missing },
    ...{ jumps: row.lines.filter((line) => line.jump).length, first_on: row.submittedAt.slice(0, 10) },
    ...{ submitted_at: row.submittedAt, decided_at: row.decidedAt, reasons: row.reasons, round: 1 },
  }));
  const ids = await sql<{ id: number; unit_code: string }[]>`
    insert into reports (unit_code, unit_name, period, cadence, month, starts_on, ends_on, due_on, state, zero, did, problems, next,
      missing, jumps, first_on, submitted_at, submitted_by, submitted_name, decided_at, decided_name, decided_unit, reasons, round,
      saved_at, version)
    select x.unit_code, x.unit_name, x.period, x.cadence, x.month, x.starts_on, x.ends_on, x.due_on, x.state, x.zero, x.did, x.problems,
      x.next, x.missing, x.jumps, x.first_on, x.submitted_at, a.id, a.name, x.decided_at, coalesce(p.name, ''), coalesce(p.title, ''),
      x.reasons, x.round, x.submitted_at, 2
    from jsonb_to_recordset(${sql.json(heads as never)}) as x(unit_code text, unit_name text, period text, cadence text, month text,
      starts_on date, ends_on date, due_on date, state text, zero boolean, did text, problems text, next text, missing jsonb,
      jumps int, first_on date, submitted_at timestamptz, decided_at timestamptz, reasons jsonb, round int)
    join units u on u.code = x.unit_code
    join lateral (select id, name from accounts where unit_code = x.unit_code and status = 'active' order by account limit 1) a on true
    left join lateral (select c.name, pu.title from accounts c join units pu on pu.code = c.unit_code
      where c.unit_code = coalesce(u.parent_code, u.code) and 'reviewer' = any(c.roles) order by c.account limit 1) p on x.decided_at is not null
    returning id, unit_code`;
  const idOf = new Map(ids.map((row) => [row.unit_code, row.id]));
  const lines = rows.flatMap((row) =>
    row.lines.map((line) => ({ report_id: idOf.get(row.unit.code), ...line.stored })),
  );
  for (let i = 0; i < lines.length; i += 4000) {
    await sql`insert into report_lines select * from jsonb_populate_recordset(null::report_lines, ${sql.json(lines.slice(i, i + 4000) as never)})`;
  }
  await sql`insert into report_events (unit_code, period, kind, text, staff_name, staff_unit, at)
    select r.unit_code, r.period, 'submitted', '', r.submitted_name, u.title, r.submitted_at from reports r
      join units u on u.code = r.unit_code where r.period = ${rows[0]!.period.key}
    union all select r.unit_code, r.period, case when r.unit_code = '11' then 'closed' else r.state end,
      coalesce((select string_agg(x ->> 'label' || '：' || (x ->> 'text'), '；') from jsonb_array_elements(r.reasons) x), ''),
      r.decided_name, r.decided_unit, r.decided_at from reports r where r.period = ${rows[0]!.period.key} and r.decided_at is not null`;
  await sql`insert into report_events (unit_code, period, kind, text, staff_name, staff_unit, at)
    select u.code, ${rows[0]!.period.key}, 'chased', '', a.name, p.title, (${isoOf(rows[0]!.period.end + 5)}::date + time '10:00') at time zone 'Asia/Shanghai'
    from units u join units p on p.code = u.parent_code
    join lateral (select name from accounts where unit_code = p.code and 'reviewer' = any(roles) order by account limit 1) a on true
    where u.level = 'street' and not exists (select 1 from reports r where r.unit_code = u.code and r.period = ${rows[0]!.period.key})
      and ${rows[0]!.period.cadence === "month"}`;
}

/** Rows of members that came after the approval of the month before, and one after a submission of the newest. */
async function lateRows(sql: Sql, periods: Period[], calendar: Calendar, today: Day): Promise<Late[]> {
  const late: Late[] = [];
  for (const [i, period] of periods.slice(-2).entries()) {
    const newest = i === 1 || periods.length === 1;
    const at = newest ? `${isoOf(today)}T08:10:00+08:00` : `${isoOf(dueDay(calendar, period) + 4)}T10:12:00+08:00`;
    if (dayOf(at.slice(0, 10)) > today) continue;
    const rows = await sql<{ id: number; unit: string; indicator: string; day: string; n: number }[]>`
      select * from (select distinct on (p.unit_code) p.id::float8 as id, p.unit_code as unit, p.indicator, p.day::text as day, p.delta::float8 as n
        from figure_postings p where p.source like 'movement:%' and p.indicator = 'membership.joins' and p.delta between 3 and 60
          and p.day between ${isoOf(period.start)} and ${isoOf(period.end)} and length(p.unit_code) = 9
          and right(p.unit_code, 3)::int % ${newest ? 31 : 13} = ${newest ? 26 : 7}
        order by p.unit_code, p.delta desc, p.id) x`;
    await sql`update figure_postings set recorded_at = ${at}::timestamptz where source in (
      select source from figure_postings where id = any(${rows.map((row) => row.id)}))`;
    // A movement counts for its worker group as well; the lines of both have to leave it out.
    const all = await sql<
      { unit: string; indicator: string; day: string; n: number }[]
    >`select unit_code as unit, indicator, day::text as day,
      delta::float8 as n from figure_postings where recorded_at = ${at}::timestamptz and source like 'movement:%'`;
    late.push(...all.map((row) => ({ ...row, day: dayOf(row.day), at })));
  }
  return late;
}
