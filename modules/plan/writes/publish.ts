import { type SQL, sql } from "drizzle-orm";
import { childrenOf, narrow } from "@/modules/units";
import { addMonths, type Day, isoOf, monthEnd } from "@/platform/dates";
import { baseOf } from "@/platform/figures";
import type { CommandContext } from "@/platform/run";
import { leagueOf } from "../reads/league";
import type { Plan } from "../reads/plan-data";
import { publishedMonths, publishedOn } from "../reads/published";
import { below, openBook, type PlanBook } from "../reads/standings";

/** What a unit itself has reported up to the month's end, cumulated, without its subtree; stored units, a ratio under both its keys. */
export interface Reported {
  unit: string;
  indicator: string;
  value: number;
}

/**
 * Freezes the month that ends on `endsOn` for all screens and exports: plan, thresholds, shares, figures as reported and places.
 * A unit that reported nothing stays at what the month before published. Refuses a month that is not over, closed, or older than a closed one.
 */
export async function publishMonth(context: CommandContext, endsOn: Day, reported: Reported[]): Promise<void> {
  const { tx, staff, today, refuse } = context;
  if (endsOn >= today) refuse({ message: "本月还没有结束，不能定稿" });
  if (await publishedOn(tx, endsOn)) refuse({ conflict: true, message: "该月已经定稿" });
  const [last] = await publishedMonths(tx);
  if (last && last.endsOn > endsOn)
    refuse({ message: `${isoOf(last.endsOn).slice(0, 7)} 已经定稿，不能再定稿更早的月份` });
  const { plan } = await openBook(context, isoOf(endsOn), true);
  const [month] = await tx.execute<{ id: number }>(sql`
    insert into published_months (ends_on, closed_by, plan) values (${isoOf(endsOn)}::date, ${staff.name}, ${JSON.stringify(plan)}::jsonb) returning id`);
  const id = month!.id;
  await tx.execute(
    sql`insert into published_units (month_id, unit_code, name) select ${id}::int, code, name from units where active`,
  );
  await tx.execute(sql`
    insert into published_allocations (month_id, unit_code, task_id, target, due_on, confirmed, completed_on, note)
    select ${id}::int, a.unit_code, a.task_id, case when v.task_id is null then a.target else v.target end,
      case when v.task_id is null then a.due_on else v.due_on end, coalesce(v.confirmed, a.confirmed), a.completed_on, a.note
    from allocations a left join lateral (select * from allocation_versions v where v.task_id = a.task_id and v.unit_code = a.unit_code
      and v.until > ${isoOf(endsOn)}::date order by v.until limit 1) v on true`);
  await putFigures(context, id, plan, endsOn, last ?? null, reported);
  await putPlaces(context, id, await openBook(context, isoOf(endsOn)));
}

/** Opens the latest closed month again: its figures are live until it is closed anew; what was published stays on record. */
export async function reopenMonth(context: CommandContext, endsOn: Day, reason: string): Promise<void> {
  const { tx, staff, refuse } = context;
  const [last] = await publishedMonths(tx);
  if (last?.endsOn !== endsOn) refuse({ message: "只能从最近定稿的月份开始撤销定稿" });
  await tx.execute(sql`update published_months set reopened_by = ${staff.name}, reopened_at = now(), reason = ${reason}
    where id = ${last!.id}`);
}

/** Days whose cumulated figures matter, by indicator: ends of months, steps and deadlines; a change counts from the next of them. */
async function marksOf(
  { tx }: CommandContext,
  plan: Plan,
  endsOn: Day,
): Promise<{ indicator: string; days: string[] }[]> {
  const ends = [endsOn];
  while (ends[0]! > plan.start) ends.unshift(monthEnd(addMonths(ends[0]!, -1)));
  const own = await tx.execute<{ task: number; day: string }>(
    sql`select distinct task_id as task, due_on::text as day from allocations where due_on is not null`,
  );
  const days = new Map<string, Set<string>>();
  for (const task of plan.tasks) {
    const steps = [...task.milestones.map((m) => m.day), ...(task.due === null ? [] : [task.due])].map(isoOf);
    const dues = own.filter((row) => row.task === task.id).map((row) => row.day);
    for (const key of [task.indicator, baseOf(task.indicator)]) {
      const set = days.get(key) ?? new Set(ends.map(isoOf));
      for (const day of [...steps, ...dues]) if (day < isoOf(endsOn)) set.add(day);
      days.set(key, set);
    }
  }
  return [...days].map(([indicator, set]) => ({ indicator, days: [...set].sort() }));
}

/** The earlier month's figures, what happened since by the live ones, and on the last day what makes the sum the reported one. */
async function putFigures(
  context: CommandContext,
  id: number,
  plan: Plan,
  endsOn: Day,
  last: { id: number; endsOn: Day } | null,
  reported: Reported[],
): Promise<void> {
  const { tx } = context;
  const end = isoOf(endsOn);
  const into = (rows: SQL) =>
    tx.execute(sql`insert into published_figures (month_id, unit_code, indicator, day, value) ${rows}`);
  if (last) {
    await into(
      sql`select ${id}::int, unit_code, indicator, day, value from published_figures where month_id = ${last.id}`,
    );
  }
  const given = sql`jsonb_to_recordset(${JSON.stringify(reported)}::jsonb) as r(unit text, indicator text, value bigint)`;
  await into(sql`
    select ${id}::int, f.unit_code, f.indicator, m.days[width_bucket(f.day - 1, m.days) + 1], sum(f.value)
    from figures f
    join (select indicator, array(select jsonb_array_elements_text(days)::date) as days
      from jsonb_to_recordset(${JSON.stringify(await marksOf(context, plan, endsOn))}::jsonb) as m(indicator text, days jsonb)) m using (indicator)
    where f.day <= ${end}::date and f.day > ${last ? isoOf(last.endsOn) : "0001-01-01"}::date
      and (f.unit_code, f.indicator) in (select r.unit collate "C", r.indicator from ${given})
    group by 1, 2, 3, 4`);
  // A row of its own even where nothing differs: who reported a zero has a figure, who reported nothing has none.
  await into(sql`
    select ${id}::int, r.unit, r.indicator, ${end}::date, r.value - coalesce(p.value, 0)
    from ${given} left join (select unit_code, indicator, sum(value)::bigint as value from published_figures where month_id = ${id}
      group by 1, 2) p on p.unit_code = r.unit and p.indicator = r.indicator
    where p.value is distinct from r.value`);
}

/** Every unit's place among its peers by the frozen figures, the city's districts first. */
async function putPlaces(context: CommandContext, id: number, book: PlanBook): Promise<void> {
  const places: { code: string; rank: number | null; peers: number }[] = [];
  const districts = (await childrenOf(context.tx, "11")).filter((child) => child.level === "district");
  for (const code of ["11", ...districts.map((d) => d.code)]) {
    const unit = await narrow(context, code);
    const city = unit.level === "city";
    const peers = city ? districts : (await childrenOf(context.tx, code)).filter((child) => child.level === "street");
    const figures = await below(context, book, unit.range, city ? 6 : 9);
    const level = city ? ("city" as const) : ("district" as const);
    const table = await leagueOf(context, book, { level, range: unit.range }, peers, figures);
    places.push(...table.map((row) => ({ code: row.code, rank: row.rank, peers: peers.length })));
  }
  await context.tx.execute(sql`update published_units u set rank = p.rank, peers = p.peers
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as p(code text, rank int, peers int)
    where u.month_id = ${id} and u.unit_code = p.code`);
}
