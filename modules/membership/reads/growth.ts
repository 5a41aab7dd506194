import { childrenOf, pathTo } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Context, query } from "@/platform/run";
import type { Range } from "@/platform/staff";
import { equationOf } from "../rules/equation";
import { comparableFrom, type Series, seriesOf } from "../rules/growth";
import {
  type Grain,
  nextPeriod,
  type Period,
  periodLabel,
  periodName,
  periodSearch,
  periodsUpTo,
  spans,
  yearBefore,
} from "../rules/periods";
import { MembershipSearch } from "../search";
import { placeOf } from "./matching";
import { netOver } from "./month-sums";
import { standingOf } from "./standing";
import { balanceOf, monthsUpTo, type SumRow, sidesOf, sumsIn } from "./sums";

export interface GrowthPoint {
  /** First and last day, YYYY-MM-DD. */
  start: string;
  end: string;
  label: string;
  name: string;
  /** The part of a URL that lists the period's movements. */
  search: Record<string, string>;
  /** Joins by series key, persons. */
  values: Record<string, number>;
  joins: number;
  net: number;
  /** 转入 − 转出, and 退会. */
  transferred: number;
  left: number;
  /** Held at the period's end. */
  balance: number;
  /** Joins of the same period a year before; null where the ledger does not reach back. */
  before: number | null;
  /** The part of a URL that lists that period. */
  beforeSearch: Record<string, string>;
  /** The period is still running. */
  open: boolean;
}

const FORECAST = 3;

/**
 * A unit's membership: the equation, and joins by month, week or day with the net line, the balance and the year before.
 * Persons, from the day sums up to `asOf`. The forecast is net at the pace of the last eight weeks.
 */
export const growth = query(
  { name: "membership.growth", may: "membership.read", input: MembershipSearch },
  async (context, search) => {
    const { tx, staff } = context;
    const unit = await placeOf(context, search);
    const until = search.asOf ? Math.min(dayOf(search.asOf), context.today) : context.today;
    const months = await monthsUpTo(tx, unit.range, until);
    const first = months.length === 0 ? null : Math.min(...months.map((row) => row.start));
    const periods = first === null ? [] : periodsUpTo(until, search.by, spans[search.by], first);
    const rows = await periodRows(context, unit.range, search.by, months, periods, until);
    const joined = months.filter((row) => row.kind === "join");
    const totals: Record<string, number> = {};
    for (const row of joined) totals[row[search.stack]] = (totals[row[search.stack]] ?? 0) + row.n;
    const series = seriesOf(search.stack, totals, search.fold !== undefined);
    const comparable = comparableFrom(first, search.by);
    const points = pointsOf({ periods, rows, series, stack: search.stack, grain: search.by, until, comparable });
    const recent = await netOver(tx, unit.range, until - 55, until);
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      below: (await childrenOf(tx, unit.code)).map(({ code, name }) => ({ code, name })),
      until: isoOf(until),
      equation: equationOf(sidesOf(months)),
      standing: await standingOf(tx, unit, until, search.own !== undefined),
      series,
      points,
      forecast: forecastOf(periods.at(-1), search.by, recent / 8),
      /** 同比 is possible from this period on; null without data. */
      comparable: comparable && {
        since: isoOf(first ?? comparable.start),
        from: periodName(comparable, search.by),
        reached: (periods.at(-1)?.end ?? 0) >= comparable.start,
      },
    };
  },
);

export type Growth = Awaited<ReturnType<(typeof growth)["as"]>>;

/** Sums of the shown periods and of the year before them; months are at hand already. */
async function periodRows(
  { tx }: Pick<Context, "tx">,
  range: Range,
  grain: Grain,
  months: SumRow[],
  periods: Period[],
  until: Day,
) {
  const [oldest] = periods;
  if (grain === "month" || !oldest) return months;
  const now = await sumsIn(tx, range, grain, oldest.start, until);
  const ago = await sumsIn(tx, range, grain, oldest.start - 364, Math.min(until - 364, oldest.start - 1));
  const earlier = await monthsUpTo(tx, range, oldest.start - 1);
  // What was held before the window stands in one row of its own, out of every period's reach.
  const held = {
    start: Number.NEGATIVE_INFINITY,
    kind: "opening",
    group: "other",
    channel: "",
    n: balanceOf(earlier),
  } as const;
  return [...now, ...ago.map((row) => ({ ...row, past: true })), held];
}

interface Drawing {
  periods: Period[];
  rows: (SumRow & { past?: boolean })[];
  series: Series[];
  stack: "group" | "channel";
  grain: Grain;
  until: Day;
  comparable: Period | null;
}

function pointsOf({ periods, rows, series, stack, grain, until, comparable }: Drawing): GrowthPoint[] {
  const byStart = Map.groupBy(
    rows.filter((row) => !row.past),
    (row) => row.start,
  );
  const oldest = periods[0]?.start ?? 0;
  let balance = balanceOf(rows.filter((row) => !row.past && row.start < oldest));
  return periods.map((period, at) => {
    const here = byStart.get(period.start) ?? [];
    const sides = sidesOf(here);
    const values: Record<string, number> = {};
    for (const one of series) {
      values[one.key] = here.reduce(
        (sum, row) => (row.kind === "join" && one.parts.includes(row[stack]) ? sum + row.n : sum),
        0,
      );
    }
    balance += balanceOf(here);
    const ago = yearBefore(period, grain);
    return {
      ...{ start: isoOf(period.start), end: isoOf(period.end), label: periodLabel(period, grain, at === 0) },
      ...{ name: periodName(period, grain), search: periodSearch(period, grain), values, joins: sides.join },
      ...{ net: equationOf(sides).net, transferred: sides.in - sides.out, left: sides.leave, balance },
      before:
        comparable !== null && period.start >= comparable.start
          ? rows.reduce((sum, row) => (row.start === ago.start && row.kind === "join" ? sum + row.n : sum), 0)
          : null,
      // A week that is running is compared with the same days, not with the whole week.
      beforeSearch: periodSearch(grain === "week" ? { ...ago, end: Math.min(ago.end, until - 364) } : ago, grain),
      open: period.end > until,
    };
  });
}

/** The next periods at the present pace per week; none for days, which are too short to foresee. */
function forecastOf(
  last: Period | undefined,
  grain: Grain,
  pace: number,
): { label: string; name: string; net: number }[] {
  if (!last || grain === "day") return [];
  const list = [];
  for (let period = nextPeriod(last, grain); list.length < FORECAST; period = nextPeriod(period, grain)) {
    const net = Math.round((pace * (period.end - period.start + 1)) / 7);
    list.push({ label: periodLabel(period, grain, false), name: periodName(period, grain), net });
  }
  return list;
}
