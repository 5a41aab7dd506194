import { type SQL, sql } from "drizzle-orm";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import type { Channel } from "@/vocab/channels";
import type { Leg } from "@/vocab/movements";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { noSides, type Sides, signOf } from "../rules/equation";
import type { Grain } from "../rules/periods";
import { inside } from "./matching";

export interface SumRow {
  /** First day of the month, week or day. */
  start: Day;
  kind: Leg;
  group: WorkerGroup;
  channel: Channel | "";
  n: number;
}

const starts: Record<Grain, SQL> = {
  month: sql`date_trunc('month', day)::date`,
  week: sql`date_trunc('week', day)::date`,
  day: sql`day`,
};

/** Persons of a range by period, side, group and channel, from the day sums; both ends included. */
export async function sumsIn(tx: Tx, range: Range, grain: Grain, from: Day | null, until: Day): Promise<SumRow[]> {
  const rows = await tx.execute<Omit<SumRow, "start"> & { start: string }>(sql`
    select ${starts[grain]}::text as start, kind, worker_group as "group", channel, sum(n)::float8 as n from member_days
    where ${inside(sql`unit_code`, range)} and day <= ${isoOf(until)}::date ${from === null ? sql`` : sql`and day >= ${isoOf(from)}::date`}
    group by 1, 2, 3, 4`);
  return rows.map((row) => ({ ...row, start: dayOf(row.start) }));
}

export function sidesOf(rows: readonly Pick<SumRow, "kind" | "n">[]): Sides {
  const sides = noSides();
  for (const { kind, n } of rows) sides[kind] += n;
  return sides;
}

export const balanceOf = (rows: readonly Pick<SumRow, "kind" | "n">[]): number =>
  rows.reduce((sum, { kind, n }) => sum + signOf(kind) * n, 0);
