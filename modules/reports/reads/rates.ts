import { sql } from "drizzle-orm";
import { openBook } from "@/modules/plan";
import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import { subtree, type UnitLevel, within } from "@/platform/staff";
import { type Filed, isExpected, type Rates, ratesOf } from "../rules/expected";
import { dueDay, type Period, periodLabel, periodOfKey, runUpTo } from "../rules/periods";
import { RatesSearch } from "../search";
import { lastMonth } from "./matrix";
import { reporters, spanOf } from "./span";

export interface RatesRow {
  unit: string;
  name: string;
  /** Whether there are units below whose reports the row counts too. */
  parent: boolean;
  cells: { period: Period; rates: Rates }[];
}

async function rowsOf(
  context: Context,
  unit: ScopedUnit,
  period: Period,
): Promise<{ rows: RatesRow[]; total: RatesRow["cells"] }> {
  const { tx } = context;
  const book = await openBook(context);
  const run = runUpTo(period, 6);
  const span = await spanOf(context, book, period.cadence);
  const all = await tx.execute<{ code: string; name: string; level: UnitLevel }>(sql`select code, name, level from units
    where active and code >= ${unit.range.lo} and code < ${unit.range.hi} and code <> ${unit.code}`);
  const subtreeOf = await reporters(context, book, [...all, unit], period.cadence);
  const reports = await tx.execute<{
    unit: string;
    period: string;
    first: string;
  }>(sql`select unit_code as unit, period,
      first_on::text as first from reports
    where first_on is not null and period = any(${`{${run.map((p) => p.key).join()}}`}::text[])
      and unit_code >= ${unit.range.lo} and unit_code < ${unit.range.hi}`);
  const first = new Map(reports.map((row) => [`${row.unit} ${row.period}`, dayOf(row.first)]));
  const cellsOf = (codes: readonly string[]) =>
    run.map((at) => {
      const due = dueDay(book.calendar, at);
      const filed = isExpected(at, span)
        ? codes.map((code): Filed => ({ firstOn: first.get(`${code} ${at.key}`) ?? null, due }))
        : [];
      return { period: at, rates: ratesOf(filed) };
    });
  const below = await childrenOf(tx, unit.code);
  const places = below.length > 0 ? below : [unit];
  const rows = places.flatMap(({ code, name }): RatesRow[] => {
    const codes = subtreeOf.filter((own) => within(subtree(code), own.code)).map((own) => own.code);
    return codes.length === 0 ? [] : [{ unit: code, name, parent: codes.length > 1, cells: cellsOf(codes) }];
  });
  const counted = subtreeOf.filter((own) => below.length === 0 || own.code !== unit.code).map((own) => own.code);
  return { rows, total: cellsOf(counted) };
}

/**
 * 齐全率 and 及时率 by unit and period: one row a unit directly below, counting its own report and all below it, over six periods.
 * Every count leads to the list behind it.
 */
export const reportRates = listing(
  { name: "report.rates", may: "report.read", input: RatesSearch },
  async (context, search) => {
    const unit = await narrow(context, search.unit);
    const period = search.period ? periodOfKey(search.period)! : lastMonth(context.today);
    return {
      unit,
      path: await pathTo(context.tx, unit.code, context.staff.read),
      children: (await childrenOf(context.tx, unit.code)).map(({ code, name }) => ({ code, name })),
      period,
      title: periodLabel(period),
      today: isoOf(context.today),
      ...(await rowsOf(context, unit, period)),
    };
  },
  async function* (context, search) {
    const unit = await narrow(context, search.unit);
    yield (await rowsOf(context, unit, search.period ? periodOfKey(search.period)! : lastMonth(context.today))).rows;
  },
);
