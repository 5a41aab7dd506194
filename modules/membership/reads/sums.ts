import { type SQL, sql } from "drizzle-orm";
import { type Day, dayOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import type { Channel } from "@/vocab/channels";
import type { Leg } from "@/vocab/movements";
import { type WorkerGroup, workerGroups } from "@/vocab/worker-groups";
import { noSides, type Sides, signOf } from "../rules/equation";
import { inside } from "./matching";
import { eachDay, monthSums } from "./month-sums";

export interface SumRow {
  /** First day of the month, week or day. */
  start: Day;
  kind: Leg;
  group: WorkerGroup;
  channel: Channel | "";
  n: number;
}

const starts: Record<"week" | "day", SQL> = { week: sql`date_trunc('week', day)::date`, day: sql`day` };

/** Persons of a range by week or day, side, group and channel, from the day sums; both ends included. */
export async function sumsIn(tx: Tx, range: Range, grain: "week" | "day", from: Day, until: Day): Promise<SumRow[]> {
  const rows = await tx.execute<Omit<SumRow, "start"> & { start: string }>(sql`
    select ${starts[grain]}::text as start, kind, worker_group as "group", channel, sum(n)::float8 as n from member_days
    where ${inside(sql`unit_code`, range)} and ${eachDay(from, until)} group by 1, 2, 3, 4`);
  return rows.map((row) => ({ ...row, start: dayOf(row.start) }));
}

/** The same by month, from the beginning up to a day. */
export async function monthsUpTo(tx: Tx, range: Range, until: Day): Promise<SumRow[]> {
  const sums = sql.raw(workerGroups.map((group) => `sum(${group})::float8 as ${group}`).join(", "));
  const rows = await tx.execute<Pick<SumRow, "kind" | "channel"> & { start: string } & Record<WorkerGroup, number>>(sql`
    select month::text as start, kind, channel, ${sums} from ${monthSums(range, until)} group by 1, 2, 3 having sum(cells) > 0`);
  return rows.flatMap(({ start, kind, channel, ...row }) =>
    workerGroups.flatMap((group) =>
      row[group] === 0 ? [] : [{ start: dayOf(start), kind, group, channel, n: row[group] }],
    ),
  );
}

export function sidesOf(rows: readonly Pick<SumRow, "kind" | "n">[]): Sides {
  const sides = noSides();
  for (const { kind, n } of rows) sides[kind] += n;
  return sides;
}

export const balanceOf = (rows: readonly Pick<SumRow, "kind" | "n">[]): number =>
  rows.reduce((sum, { kind, n }) => sum + signOf(kind) * n, 0);
