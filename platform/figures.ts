import { type SQL, sql } from "drizzle-orm";
import { type Day, isoOf, monthEnd, monthStart } from "./dates";
import type { Tx } from "./run";
import type { Range } from "./staff";

/**
 * How a ledger reaches the plan: it posts changes of named figures, per unit and effective day, in its own transaction.
 * Own rows only, no ancestors: readers sum a code range. Ratios post numerator under `indicator`, denominator under `indicator:base`.
 */
export interface Posting {
  indicator: string;
  unit: string;
  /** Effective day, YYYY-MM-DD. */
  day: string;
  delta: number;
  /** The row behind the figure, e.g. `progress:12`: what a click on the number opens. */
  source: string;
}

export const baseOf = (indicator: string): string => `${indicator}:base`;

/** Appends postings and adds them to both sums. Zero deltas are kept out: they move nothing. */
export async function post(tx: Tx, postings: Posting[]): Promise<void> {
  // One order for all writers, so that two of them never wait for each other.
  const rows = postings
    .filter((p) => p.delta !== 0)
    .sort((a, b) => (a.indicator + a.unit + a.day < b.indicator + b.unit + b.day ? -1 : 1));
  for (let i = 0; i < rows.length; i += 5000) {
    // As one parameter: a statement with thousands of them is slow to build and to parse.
    const text = JSON.stringify(rows.slice(i, i + 5000).map(({ unit, ...p }) => ({ ...p, unit_code: unit })));
    const given = sql`jsonb_to_recordset(${text}::jsonb) as x(indicator text, unit_code text, day date, delta bigint, source text)`;
    await tx.execute(sql`insert into figure_postings (indicator, unit_code, day, delta, source)
      select indicator, unit_code, day, delta, source from ${given}`);
    await tx.execute(sql`insert into figures (indicator, unit_code, day, value)
      select indicator, unit_code, day, sum(delta)::bigint from ${given} group by 1, 2, 3 order by 1, 2, 3
      on conflict (indicator, unit_code, day) do update set value = figures.value + excluded.value`);
    await tx.execute(sql`insert into figures_now (indicator, unit_code, value)
      select indicator, unit_code, sum(delta)::bigint from ${given} group by 1, 2 order by 1, 2
      on conflict (indicator, unit_code) do update set value = figures_now.value + excluded.value`);
  }
}

/** A figure that is cumulated at some days; with none, at the last one alone. */
export interface Cumulation {
  indicator: string;
  days: readonly Day[];
}

/**
 * What adds up to figures at their days and at `until`: rows (indicator, unit_code, day, value, days) to select from as `f`. Sums
 * of months where a month lies on one side of every asked day, day sums where one cuts through it. `days` counts the day sums
 * behind a row; where they add up to 0 there is no figure.
 */
export function figureSteps(cumulations: readonly Cumulation[], until: Day): SQL {
  const first = monthStart(until);
  const last = monthEnd(until);
  // The month that is still running is its days so far, or the whole without the days to come, whichever are fewer.
  const most = until < last && until - first >= 15;
  const keys = cumulations.map(({ indicator, days }) => {
    const cut = new Set(days.filter((day) => day < until && day !== monthEnd(day)).map(monthStart));
    if (until < last && !most) cut.add(first);
    return { indicator, cut: [...cut].map(isoOf), less: most && !cut.has(first) };
  });
  const [from, to] = [sql`${isoOf(first)}::date`, sql`${isoOf(until)}::date`];
  return sql`(with k as materialized (select indicator, less, array(select jsonb_array_elements_text(cut)::date) as cut
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as x(indicator text, cut jsonb, less boolean))
    select m.indicator, m.unit_code, m.month as day, m.value, m.days from figures_month m join k on k.indicator = m.indicator
      where m.month <= ${from} and m.month <> all (k.cut)
    union all
    select d.indicator, d.unit_code, d.day, d.value, 1 from k cross join unnest(k.cut) as c(month)
      join figures d on d.indicator = k.indicator and d.day between c.month and least((c.month + interval '1 month')::date - 1, ${to})
    union all
    select d.indicator, d.unit_code, ${from}, -d.value, -1 from k
      join figures d on k.less and d.indicator = k.indicator and d.day > ${to} and d.day <= ${isoOf(last)}::date) f`;
}

export interface DayFigure {
  day: string;
  value: number;
}

/** One indicator's change per effective day over the range, in order of days: the raw material of curves and paces. `source`: other sums of the same shape. */
export async function figureDays(tx: Tx, indicator: string, range: Range, source = sql`figures`): Promise<DayFigure[]> {
  const rows = await tx.execute<{ day: string; value: number }>(
    sql`select day::text as day, sum(value)::float8 as value from ${source} f
        where indicator = ${indicator} and unit_code >= ${range.lo} and unit_code < ${range.hi} group by 1 order by 1`,
  );
  return [...rows];
}

/** Whether the kept sums equal the postings behind them, within the scope. */
export async function figuresAgree(tx: Tx): Promise<boolean> {
  const rows = await tx.execute<{ differing: number }>(sql`select (
    (select count(*) from (select indicator, unit_code, sum(delta) as v from figure_postings group by 1, 2) p
      full join figures_now n using (indicator, unit_code) where coalesce(p.v, 0) <> coalesce(n.value, 0))
    + (select count(*) from (select indicator, unit_code, day, sum(delta) as v from figure_postings group by 1, 2, 3) p
      full join figures d using (indicator, unit_code, day) where coalesce(p.v, 0) <> coalesce(d.value, 0))
    + (select count(*) from (select indicator, unit_code, date_trunc('month', day)::date as month, sum(value) as v, count(*) as n
        from figures group by 1, 2, 3) d
      full join figures_month m using (indicator, unit_code, month) where d.v is distinct from m.value or d.n is distinct from m.days))::int as differing`);
  return rows[0]?.differing === 0;
}
