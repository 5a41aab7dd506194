import { sql } from "drizzle-orm";
import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { addMonths, isoOf, monthEnd } from "@/platform/dates";
import { baseOf } from "@/platform/figures";
import { type Context, query } from "@/platform/run";
import { lightOf } from "../rules/status";
import { OverviewSearch } from "../search";
import { countStatuses } from "./board";
import { type BoardRow, boardRow } from "./board-row";
import { type LeagueRow, leagueOf, rollupOf } from "./league";
import { publishedMonths, stepsOf } from "./published";
import { liveActuals, openBook, type PlanBook, rangeOf, type UnitTask, unitTasks } from "./standings";
import { urgentOf } from "./urgent";

/** The tasks (序号) whose figures stand on the cards of every overview; each card opens its task. */
const KEY_TASKS = [18, 10, 33, 52, 38];
/** Of those, the ones with a column in the league table. */
const LEAGUE_TASKS = [18, 33, 52];
/** Urgent items that the page has room for, beside the table of the level. */
const URGENT = { city: 6, district: 5 } as Record<string, number>;
const PERIODS = 10;

export interface KeyFigure extends BoardRow {
  /** Cumulated at the end of each of the last ten months, oldest first; in stored units, a ratio's in 1/10,000. */
  series: number[];
}

/**
 * Home figures of a unit: measures under their aspects (weighted means of their tasks), counts of all its tasks by status,
 * key figures with ten months behind them, its children as a league table, and what is overdue or near. Shares 0–1.
 */
export const overview = query(
  { name: "plan.overview", may: "plan.read", input: OverviewSearch },
  async (context, search) => {
    const unit = await narrow(context, search.unit);
    const book = await openBook(context, search.asOf);
    const { rows: tasks, marks, allocations } = await unitTasks(context, book, unit);
    const live = await liveActuals(context, book, unit);
    const rows = tasks.map((task) => boardRow(book, task, live));
    const children =
      unit.level === "city"
        ? await districtsOf(context, unit)
        : unit.level === "district"
          ? await childrenOf(context.tx, unit.code)
          : [];
    const table =
      unit.level === "city" || unit.level === "district"
        ? await leagueOf(context, book, { level: unit.level, range: unit.range }, children, { marks, allocations })
        : [];
    return {
      unit: { code: unit.code, name: unit.name, title: unit.title, level: unit.level },
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: children.map(({ code, name, shortName }) => ({ code, name, shortName })),
      plan: timeOf(book),
      today: isoOf(book.today),
      asOf: search.asOf ?? null,
      months: await publishedMonths(context.tx),
      published: book.published && {
        ...book.published,
        differing: rows.filter((row) => row.live !== undefined).length,
      },
      strip: stripOf(book, tasks),
      whole: rollupOf(book, tasks),
      counts: countStatuses(rows),
      total: rows.length,
      keyFigures: await keyFiguresOf(context, book, unit, tasks),
      completion: completionOf(book, rows),
      league: table.map((row) => leagueRowOf(book, row, search.measure)),
      leagueTasks: LEAGUE_TASKS.flatMap((seq) => book.plan.tasks.filter((t) => t.seq === seq)).map((t) => ({
        id: t.id,
        name: t.indicatorName,
      })),
      urgent: urgentOf(tasks, table, unit, search.all ? Number.POSITIVE_INFINITY : (URGENT[unit.level] ?? 10)),
      /** Only where there is no league below: a street's page lists its tasks. */
      tasks: table.length > 0 ? [] : rows,
      ownRank: unit.level === "district" || unit.level === "street" ? await ownRank(context, book, unit) : null,
    };
  },
);

async function districtsOf({ tx }: Context, unit: ScopedUnit) {
  const children = await childrenOf(tx, unit.code);
  return children.filter((child) => child.level === "district");
}

function timeOf({ plan, today }: PlanBook) {
  const share = plan.end > plan.start ? (today - plan.start) / (plan.end - plan.start) : 0;
  return {
    title: plan.title,
    start: isoOf(plan.start),
    end: isoOf(plan.end),
    passed: Math.min(1, Math.max(0, share)),
    daysLeft: plan.end - today,
    tasks: plan.tasks.length,
  };
}

/** The ten measures under their aspects. The organisational tasks (measure 0) stand in no strip. */
function stripOf(book: PlanBook, tasks: UnitTask[]) {
  return book.plan.aspects
    .filter((aspect) => aspect.no > 0)
    .map((aspect) => ({
      ...aspect,
      measures: book.plan.measures
        .filter((measure) => measure.aspectNo === aspect.no && measure.no > 0)
        .map((measure) => {
          const own = tasks.filter((t) => t.task.measureNo === measure.no);
          return { no: measure.no, title: measure.title, tasks: own.length, ...rollupOf(book, own) };
        }),
    }));
}

/** A child with its figures for the table's columns and, for tiles and dots, the rollup of one measure when one is asked for. */
function leagueRowOf(book: PlanBook, { tasks, ...row }: LeagueRow, measure: number | undefined) {
  const chosen =
    measure === undefined
      ? row
      : rollupOf(
          book,
          tasks.filter((t) => t.task.measureNo === measure),
        );
  const key = LEAGUE_TASKS.map((seq) => {
    const entry = tasks.find((t) => t.task.seq === seq);
    return entry ? boardRow(book, entry) : null;
  });
  return { ...row, key, shown: { progress: chosen.progress, light: chosen.light } };
}

/** Tasks done against those that should be: what has a deadline up to today. */
function completionOf(book: PlanBook, rows: BoardRow[]) {
  const done = rows.filter((row) => row.status === "done").length;
  const fallen = rows.filter((row) => row.due !== null && row.due <= isoOf(book.today)).length;
  const share = rows.length === 0 ? 0 : done / rows.length;
  const expected = rows.length === 0 ? 0 : fallen / rows.length;
  return { done, fallen, share, expected, light: lightOf(share, expected, book.limits) };
}

async function keyFiguresOf(
  context: Context,
  book: PlanBook,
  unit: ScopedUnit,
  tasks: UnitTask[],
): Promise<KeyFigure[]> {
  const range = rangeOf(unit);
  const chosen = KEY_TASKS.flatMap((seq) => tasks.filter((t) => t.task.seq === seq));
  const ends = Array.from({ length: PERIODS }, (_, i) =>
    Math.min(monthEnd(addMonths(book.today, i - PERIODS + 1)), book.today),
  );
  const keys = chosen.flatMap(({ task }) => [task.indicator, baseOf(task.indicator)]);
  const figures = stepsOf(
    book.published,
    keys.map((indicator) => ({ indicator, days: ends })),
    book.today,
    range,
    range.lo.length,
  );
  const rows = await context.tx.execute<{ indicator: string; bucket: number; value: number }>(sql`
    select indicator, width_bucket(day - 1, asked) as bucket, sum(value)::float8 as value from ${figures} group by 1, 2`);
  const until = (indicator: string, period: number) =>
    rows.filter((r) => r.indicator === indicator && r.bucket <= period).reduce((sum, r) => sum + r.value, 0);
  return chosen.map((entry) => {
    const { indicator, kind } = entry.task;
    const series = ends.map((_, i) => {
      const base = until(baseOf(indicator), i);
      return kind !== "ratio" ? until(indicator, i) : base > 0 ? (until(indicator, i) / base) * 10_000 : 0;
    });
    return { ...boardRow(book, entry), series };
  });
}

/** Months of places that the card tells, the shown one among them. */
const PLACES = 6;

/**
 * The unit's place among its peers and their number, with those that closed months published before, oldest first. The live one
 * comes from the database's function, behind which the peers' figures stay.
 */
async function ownRank({ tx }: Context, book: PlanBook, unit: ScopedUnit) {
  const past = await tx.execute<{ endsOn: string; rank: number | null; n: number | null }>(sql`
    select m.ends_on::text as "endsOn", u.rank, u.peers as n from published_units u join published_months m on m.id = u.month_id
    where u.unit_code = ${unit.code} and m.reopened_at is null and m.ends_on <= ${isoOf(book.today)}::date
    order by m.ends_on desc limit ${PLACES}::int`);
  const months = past.reverse().map(({ endsOn, rank, n }) => ({ month: endsOn.slice(0, 7), rank, n: n ?? 0 }));
  if (book.published) {
    // A unit that is younger than the book has no place in it.
    const month = isoOf(book.today).slice(0, 7);
    const now = months.find((one) => one.month === month) ?? { month, rank: null, n: 0 };
    return { now, before: months.filter((one) => one.month < month) };
  }
  const [now] = await tx.execute<{ rank: number | null; n: number }>(
    sql`select rank, n from app.own_rank(${unit.code}, ${isoOf(book.today)}::date, ${book.limits.leagueMinN}::int)`,
  );
  return { now: now!, before: months.slice(1 - PLACES) };
}

export type Overview = Awaited<ReturnType<(typeof overview)["as"]>>;
