import { sql } from "drizzle-orm";
import { childrenOf, narrow } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { figureSteps } from "@/platform/figure-steps";
import { query } from "@/platform/run";
import { periodsUpTo } from "../rules/periods";
import { MembershipSearch } from "../search";
import { monthSums } from "./month-sums";

export interface ChildGrowth {
  code: string;
  name: string;
  /** Net of each of the last ten months, oldest first. */
  months: number[];
  net: number;
  /** 发展 inside the plan's dates, and its target; null without a confirmed one. */
  developed: number;
  target: number | null;
  /** What the unit itself keeps, beside the units below it. */
  own: boolean;
}

const MONTHS = 10;

/** The units below one, and what it keeps itself: net by month and in all, in persons; each once, so that they add up to the unit. */
export const childGrowth = query(
  {
    name: "membership.children",
    may: "membership.read",
    input: MembershipSearch.pick({ unit: true, own: true, asOf: true, order: true }),
  },
  async (context, search) => {
    const { tx } = context;
    const unit = await narrow(context, search.unit);
    const until = search.asOf ? Math.min(dayOf(search.asOf), context.today) : context.today;
    const children = await childrenOf(tx, unit.code);
    if (search.own || (unit.level !== "city" && unit.level !== "district"))
      return { children: [], months: [] as string[] };
    // Departments and industrial unions stand under the city with codes of their own form.
    const below = unit.level === "city" ? "district" : "street";
    const levelOf = new Map(children.map((child) => [child.code, child.level]));
    const width = unit.level === "city" ? 6 : 9;
    const rows = await tx.execute<{ child: string; month: string; net: number }>(sql`
      select left(unit_code, ${width}::int) as child, to_char(month, 'YYYY-MM') as month,
        sum(case when kind in ('out', 'leave') then -n when kind = 'opening' then 0 else n end)::float8 as net
      from ${monthSums(unit.range, until)} group by 1, 2`);
    const developed = await tx.execute<{ child: string; n: number }>(sql`
      select unit as child, sum(value)::float8 as n
      from ${figureSteps([{ indicator: "membership.joins", days: [] }], until, unit.range, width)} group by 1`);
    const targets = await tx.execute<{ code: string; target: number }>(sql`
      select a.unit_code as code, a.target::float8 as target from allocations a join tasks t on t.id = a.task_id
      where t.indicator = 'membership.joins' and a.confirmed and a.target > 0`);
    const months = periodsUpTo(until, "month", MONTHS, Number.NEGATIVE_INFINITY).map((period) =>
      isoOf(period.start).slice(0, 7),
    );
    const targetOf = new Map(targets.map((row) => [row.code, row.target]));
    const doneOf = new Map(developed.map((row) => [row.child, row.n]));
    const byChild = Map.groupBy(rows, (row) => row.child);
    const lineOf = (code: string, name: string, own: boolean): ChildGrowth => {
      const here = byChild.get(code) ?? [];
      return {
        ...{ code, name, own, target: own ? null : (targetOf.get(code) ?? null), developed: doneOf.get(code) ?? 0 },
        months: months.map((month) => here.find((row) => row.month === month)?.net ?? 0),
        net: here.reduce((sum, row) => sum + row.net, 0),
      };
    };
    const listed = children
      .map((child) => lineOf(child.code, child.shortName, false))
      .filter((line) => line.net !== 0 || line.developed !== 0 || levelOf.get(line.code) === below);
    const own = lineOf(unit.code, "本级", true);
    const rate = (line: ChildGrowth) => (line.target === null ? -1 : line.developed / line.target);
    listed.sort((a, b) => (search.order === "rate" ? rate(b) - rate(a) : b.net - a.net) || (a.code < b.code ? -1 : 1));
    return { children: own.net === 0 && own.developed === 0 ? listed : [...listed, own], months };
  },
);
