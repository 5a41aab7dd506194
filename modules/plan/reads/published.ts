import { type SQL, sql } from "drizzle-orm";
import { timeText } from "@/platform/clock";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Cumulation, figureSteps } from "@/platform/figure-steps";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import type { Plan } from "./plan-data";

/** A month that the city closed: its book is frozen, whatever is corrected later. */
export interface Published {
  id: number;
  endsOn: Day;
  closedBy: string;
  /** Date and time of the closing. */
  closedAt: string;
}

interface Row extends Record<string, unknown> {
  id: number;
  endsOn: string;
  closedBy: string;
  closedAt: string;
}

const columns = sql`id, ends_on::text as "endsOn", closed_by as "closedBy", closed_at::text as "closedAt"`;
const shown = (row: Row): Published => ({ ...row, endsOn: dayOf(row.endsOn), closedAt: timeText(row.closedAt) });

/** The closed month that ends on the day, null where none does. */
export async function publishedOn(tx: Tx, day: Day): Promise<Published | null> {
  const [row] = await tx.execute<Row>(
    sql`select ${columns} from published_months where ends_on = ${isoOf(day)}::date and reopened_at is null`,
  );
  return row ? shown(row) : null;
}

/** Closed months, newest first. */
export async function publishedMonths(tx: Tx): Promise<Published[]> {
  const rows = await tx.execute<Row>(
    sql`select ${columns} from published_months where reopened_at is null order by ends_on desc`,
  );
  return rows.map(shown);
}

/** The plan with its thresholds as it stood when the month was closed. */
export async function publishedPlan(tx: Tx, { id }: Published): Promise<Plan> {
  const [row] = await tx.execute<{ plan: Plan }>(sql`select plan from published_months where id = ${id}`);
  if (!row) throw new Error("a published month has no plan");
  return row.plan;
}

/** Changes of figures by day, to select from as `figures`: the live ones, or those that the month published. */
export const figuresOf = (published: Published | null): SQL =>
  published === null
    ? sql`figures`
    : sql`(select unit_code, indicator, day, value from published_figures where month_id = ${published.id})`;

/**
 * What adds up to figures at their days and at the book's, to select from as `f`: see `figureSteps`. A published month has few days
 * of changes, those that matter.
 */
export function stepsOf(
  published: Published | null,
  cumulations: readonly Cumulation[],
  until: Day,
  range: Range,
  width: number,
): SQL {
  if (published === null) return figureSteps(cumulations, until, range, width);
  const asked = JSON.stringify(cumulations.map(({ indicator, days }) => ({ indicator, days: days.map(isoOf) })));
  return sql`(select p.indicator, left(p.unit_code, ${sql.raw(String(width))}) as unit, p.day, p.value, 1 as days, m.asked
    from ${figuresOf(published)} p join (select indicator, array(select jsonb_array_elements_text(days)::date) as asked
      from jsonb_to_recordset(${asked}::jsonb) as x(indicator text, days jsonb)) m on m.indicator = p.indicator
    where p.unit_code >= ${range.lo} and p.unit_code < ${range.hi} and p.day <= ${isoOf(until)}::date) f`;
}
