import { type SQL, sql } from "drizzle-orm";
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

/** One order for all writers, so that two of them never wait for each other. Zero deltas are kept out: they move nothing. */
const inOrder = (postings: Posting[]): Posting[] =>
  postings
    .filter((p) => p.delta !== 0)
    .sort((a, b) => (a.indicator + a.unit + a.day < b.indicator + b.unit + b.day ? -1 : 1));

/** As one parameter: a statement with thousands of them is slow to build and to parse. */
const given = (rows: Posting[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(rows.map(({ unit, ...p }) => ({ ...p, unit_code: unit })))}::jsonb)
    as x(indicator text, unit_code text, day date, delta bigint, source text)`;

/** Appends postings and adds them to both sums. */
export async function post(tx: Tx, postings: Posting[]): Promise<void> {
  const rows = inOrder(postings);
  for (let i = 0; i < rows.length; i += 5000) {
    const piece = given(rows.slice(i, i + 5000));
    await tx.execute(sql`insert into figure_postings (indicator, unit_code, day, delta, source)
      select indicator, unit_code, day, delta, source from ${piece}`);
    await addUp(tx, piece);
  }
}

async function addUp(tx: Tx, postings: SQL): Promise<void> {
  await tx.execute(sql`insert into figures (indicator, unit_code, day, value)
    select indicator, unit_code, day, sum(delta)::bigint from ${postings} group by 1, 2, 3 order by 1, 2, 3
    on conflict (indicator, unit_code, day) do update set value = figures.value + excluded.value`);
  await tx.execute(sql`insert into figures_now (indicator, unit_code, value)
    select indicator, unit_code, sum(delta)::bigint from ${postings} group by 1, 2 order by 1, 2
    on conflict (indicator, unit_code) do update set value = figures_now.value + excluded.value`);
}

/**
 * For a write of many pieces: postings are appended as they come and added up once at the end, where every piece would
 * rewrite the same sums. `settle` has to be called in the same transaction.
 */
export function posting(tx: Tx) {
  let first: number | null = null;
  return {
    async append(postings: Posting[]): Promise<void> {
      const rows = postings.filter((p) => p.delta !== 0);
      for (let i = 0; i < rows.length; i += 800) {
        const [added] = await tx.execute<{ first: number }>(sql`with fresh as (
          insert into figure_postings (indicator, unit_code, day, delta, source)
            select indicator, unit_code, day, delta, source from ${given(rows.slice(i, i + 800))} returning id)
          select min(id)::float8 as first from fresh`);
        first ??= added?.first ?? null;
      }
    },
    async settle(): Promise<void> {
      if (first === null) return;
      // Others append between these rows, and theirs are added up by them. A savepoint would hide rows from `xmin`, not from the moment.
      await addUp(tx, sql`figure_postings where id >= ${first} and recorded_at = now()`);
      first = null;
    },
  };
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
