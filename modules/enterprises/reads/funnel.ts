import { sql } from "drizzle-orm";
import { narrow } from "@/modules/units";
import { dayOf, isoOf } from "@/platform/dates";
import { type Context, query } from "@/platform/run";
import { organisedStages, type PathStage, type Stage } from "@/vocab/stages";
import { dwellLimits, type FunnelStep, funnelOf } from "../rules/funnel";
import { FunnelSearch, type FunnelSearchValues } from "../search";
import { ground, type Place, source } from "./rows";

export interface FunnelCount extends FunnelStep {
  /** Came to the stage in this month and stand there. */
  fresh: number;
  /** Stand there longer than the stage's limit. */
  late: number;
}

export interface Funnel {
  steps: FunnelCount[];
  covered: number;
  closed: number;
  /** 受阻, a flag: also counted at its stage. */
  stalled: number;
  total: number;
  /** 建会率: organised ÷ the list. 覆盖率 adds the covered. */
  rate: { organised: number; covered: number; base: number; frozenOn: string | null };
  month: string;
}

interface Counted extends Record<string, unknown> {
  stage: Stage;
  n: number;
  fresh: number;
  late: number;
  stalled: number;
  listed: number;
}

/** The funnel's counts under a search, in one pass; in 家. */
export async function countFunnel(context: Context, search: FunnelSearchValues, place: Place): Promise<Funnel> {
  const { tx } = context;
  const day = search.asOf === undefined ? context.today : Math.min(dayOf(search.asOf), context.today);
  const month = isoOf(day).slice(0, 7);
  const late = sql.join(
    Object.entries(dwellLimits).map(
      ([stage, days]) => sql`(e.stage = ${stage} and e.stage_on < ${isoOf(day - (days ?? 0))}::date)`,
    ),
    sql` or `,
  );
  const rows = await tx.execute<Counted>(sql`select e.stage, count(*)::int as n,
      count(*) filter (where e.stage_on >= ${`${month}-01`}::date)::int as fresh, count(*) filter (where ${late})::int as late,
      count(*) filter (where e.stalled_on is not null)::int as stalled,
      count(*) filter (where e.list_on is not null)::int as listed
    from ${source(search.asOf)} where ${ground(search, place)} group by e.stage`);
  const [list] = await tx.execute<{ on: string }>(
    sql`select "on"::text as on from enterprise_lists order by id desc limit 1`,
  );
  return { ...shaped([...rows], list?.on ?? null), month };
}

function shaped(rows: Counted[], frozenOn: string | null): Omit<Funnel, "month"> {
  const at = new Map(rows.map((row) => [row.stage, row]));
  const n = (stage: Stage) => at.get(stage)?.n ?? 0;
  // The numerator is counted on the same list as the denominator.
  const counted = (stage: Stage) => (frozenOn === null ? n(stage) : (at.get(stage)?.listed ?? 0));
  const sum = (of: (row: Counted) => number) => rows.reduce((total, row) => total + of(row), 0);
  const steps = funnelOf(
    Object.fromEntries(rows.map((row) => [row.stage, row.n])) as Partial<Record<PathStage, number>>,
  );
  return {
    steps: steps.map((step) => ({
      ...step,
      fresh: at.get(step.stage)?.fresh ?? 0,
      late: at.get(step.stage)?.late ?? 0,
    })),
    covered: n("covered"),
    closed: n("closed"),
    stalled: sum((row) => row.stalled),
    total: sum((row) => row.n),
    rate: {
      organised: organisedStages.reduce((total, stage) => total + counted(stage), 0),
      covered: counted("covered"),
      base: frozenOn === null ? sum((row) => row.n) - n("closed") : sum((row) => row.listed),
      frozenOn,
    },
  };
}

/** 企业建会 as a funnel of one unit's subtree: standing, reached, conversion, this month's, overdue dwell; and 建会率. In 家. */
export const enterpriseFunnel = query(
  { name: "enterprise.funnel", may: "enterprise.read", input: FunnelSearch },
  async (context, search) => {
    const unit = await narrow(context, search.unit);
    return {
      unit,
      asOf: search.asOf ?? null,
      ...(await countFunnel(context, search, { unit, seats: context.staff.seats })),
    };
  },
);
