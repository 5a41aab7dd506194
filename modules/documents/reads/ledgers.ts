import { sql } from "drizzle-orm";
import { z } from "zod";
import { ledgerIndicators } from "@/modules/indicators";
import { childrenOf, narrow, unitParam } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { baseOf } from "@/platform/figures";
import { query } from "@/platform/run";

/** A unit's figures of all ledgers: cumulated to the day and what its month added, by key (`:base` is a ratio's denominator). */
export interface LedgerRow {
  code: string;
  name: string;
  /** A unit that is expected to have figures: 缺 where it has none. */
  expected: boolean;
  total: ReadonlyMap<string, number>;
  month: ReadonlyMap<string, number>;
}

/**
 * What every ledger counts, by the units right below (a street: by itself) up to a day, as known now. Stored units: money in 分,
 * a ratio in its two parts. Reads the ledgers' figures alone and knows none of them.
 */
export const ledgerSummary = query(
  {
    name: "document.ledgers",
    may: "document.read",
    input: z.object({ unit: unitParam.optional(), asOf: z.iso.date().optional() }),
  },
  async (context, { unit: asked, asOf }) => {
    const { tx, today } = context;
    const unit = await narrow(context, asked);
    const day = asOf === undefined || asOf > isoOf(today) ? isoOf(today) : asOf;
    const children = await childrenOf(tx, unit.code);
    const width = unit.level === "city" ? 6 : 9;
    const keys = ledgerIndicators.flatMap(({ key }) => [key, baseOf(key)]);
    const sums = await tx.execute<{ code: string; key: string; total: number; month: number }>(sql`
      select left(unit_code, ${width}::int) as code, indicator as key, sum(value)::float8 as total,
        coalesce(sum(value) filter (where day > date_trunc('month', ${day}::date) - interval '1 day'), 0)::float8 as month
      from figures where indicator in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
        and unit_code >= ${unit.range.lo} and unit_code < ${unit.range.hi} and day <= ${day}::date group by 1, 2`);
    const self = { code: unit.code, name: "本级", level: unit.level };
    const rows = [...(unit.level === "street" ? [] : children), self].map(({ code, name, level }): LedgerRow => {
      const own = sums.filter((sum) => sum.code === code);
      return {
        expected: code === unit.code ? level === "street" : level === "district" || level === "street",
        code,
        name: unit.level === "street" ? unit.name : name,
        total: new Map(own.map((sum) => [sum.key, sum.total])),
        month: new Map(own.map((sum) => [sum.key, sum.month])),
      };
    });
    return {
      unit: { code: unit.code, title: unit.title },
      day,
      rows,
    };
  },
);

export type LedgerSummary = Awaited<ReturnType<(typeof ledgerSummary)["as"]>>;
