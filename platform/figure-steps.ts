import { type SQL, sql } from "drizzle-orm";
import { type Day, isoOf, monthEnd, monthStart } from "./dates";
import type { Range } from "./staff";

/** A figure that is cumulated at some days; with none, at the last one alone. */
export interface Cumulation {
  indicator: string;
  days: readonly Day[];
}

const daysBetween = (from: Day, to: Day): Day[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Which months are read as days (`cut`, their days in `single`) and which days to come are taken off the running month (`ahead`). */
function partsOf(days: readonly Day[], until: Day) {
  const first = monthStart(until);
  const last = monthEnd(until);
  const cut = new Set(days.filter((day) => day < until && day !== monthEnd(day)).map(monthStart));
  // The running month is its days so far, or the whole without the days to come, whichever are fewer.
  if (until < last && until - first < 15) cut.add(first);
  const single = [...cut].flatMap((month) => daysBetween(month, Math.min(monthEnd(month), until)));
  return { cut: [...cut], single, ahead: cut.has(first) ? [] : daysBetween(until + 1, last) };
}

/**
 * What adds up to figures of a code range at their days and at `until`, by units of `width` code characters: rows (indicator, unit,
 * day, value, days, asked) to select from as `f`. Sums of months where a month lies on one side of every asked day, of days where
 * one cuts through it. `days` counts the day sums behind a row: where they add up to 0 there is no figure. app.own_rank has its twin.
 */
export function figureSteps(cumulations: readonly Cumulation[], until: Day, { lo, hi }: Range, width: number): SQL {
  const keys = cumulations.map(({ indicator, days }) => {
    const lists = { asked: days, ...partsOf(days, until) };
    return { indicator, ...Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.map(isoOf)])) };
  });
  const dates = (name: string) =>
    sql`array(select jsonb_array_elements_text(${sql.raw(name)})::date) as ${sql.raw(name)}`;
  const inside = sql`unit_code >= ${lo} and unit_code < ${hi}`;
  // Nearly all indicators are read faster without naming them.
  const few = cumulations.length > 0 && cumulations.length <= 16;
  const named = few
    ? sql`indicator in (${sql.join(
        keys.map(({ indicator }) => sql`${indicator}`),
        sql`, `,
      )}) and`
    : sql``;
  const running = sql`${isoOf(monthStart(until))}::date`;
  const unit = sql`left(unit_code, ${sql.raw(String(width))}) as unit`;
  // Of the scope's range of units the planner knows nothing and expects a handful of rows. So each part is added up where it is
  // read, and single days are looked up in subqueries that stay apart; it would rather read a year of days.
  return sql`(with k as materialized (select indicator, ${dates("asked")}, ${dates("cut")}, ${dates("single")}, ${dates("ahead")}
      from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as x(indicator text, asked jsonb, cut jsonb, single jsonb, ahead jsonb))
    select m.indicator, m.unit, m.month as day, m.value, m.days, k.asked from k join (
      select indicator, ${unit}, month, sum(value) as value, sum(days) as days from figures_month where ${named} month <= ${running} and ${inside} group by 1, 2, 3
      ) m on m.indicator = k.indicator where m.month <> all (k.cut)
    union all
    select k.indicator, d.unit, d.day, d.value, d.days, k.asked from k cross join lateral (
      select ${unit}, day, sum(value) as value, count(*) as days from figures where indicator = k.indicator and day = any (k.single) and ${inside} group by 1, 2) d
    union all
    select k.indicator, d.unit, ${running}, -d.value, -d.days, k.asked from k cross join lateral (
      select ${unit}, sum(value) as value, count(*) as days from figures where indicator = k.indicator and day = any (k.ahead) and ${inside} group by 1) d) f`;
}
