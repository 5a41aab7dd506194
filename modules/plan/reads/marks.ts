import { sql } from "drizzle-orm";
import type { Day } from "@/platform/dates";
import { baseOf } from "@/platform/figures";
import type { Tx } from "@/platform/run";
import type { Range } from "@/platform/staff";
import type { Actual } from "../rules/progress";
import type { Plan, PlanTask } from "./plan-data";
import { type Published, stepsOf } from "./published";

/** Cumulated figures of one unit: now, and at the end of each of the task's marks (its milestones and its deadlines). */
export interface Cumulated {
  now: Actual | null;
  at: ReadonlyMap<Day, Actual | null>;
}

/** The part of a book that its figures are read by. */
interface MarkedBook {
  plan: Pick<Plan, "tasks">;
  today: Day;
  published: Published | null;
}

type Sums = Map<string, number[]>;

const keyOf = (indicator: string, unit: string): string => `${indicator}|${unit}`;

/** Deadlines that units have of their own, by task. */
export type OwnDues = ReadonlyMap<number, readonly Day[]>;

/** The days on which a task's cumulated figure matters, in order: its steps, its deadline, and those of single units. */
function markDays(task: PlanTask, own: OwnDues): Day[] {
  const days = new Set([...task.milestones.map((m) => m.day), ...(own.get(task.id) ?? [])]);
  if (task.due !== null) days.add(task.due);
  return [...days].sort((a, b) => a - b);
}

/**
 * Figures of a range by indicator and by unit of `width` code characters (6 districts, 9 streets), cumulated at every mark and
 * up to the book's day, in one pass. What the range's own head reports stands under its own, shorter code.
 */
export async function marksIn(
  tx: Tx,
  { plan, today, published }: MarkedBook,
  range: Range,
  width: number,
  own: OwnDues,
) {
  const days = new Map(plan.tasks.map((t) => [t.id, markDays(t, own)]));
  const marks = plan.tasks.flatMap((t) => {
    const at = days.get(t.id)!;
    const keys = t.kind === "ratio" ? [t.indicator, baseOf(t.indicator)] : [t.indicator];
    return keys.map((indicator) => ({ indicator, days: at }));
  });
  const rows = await tx.execute<{ indicator: string; unit: string; bucket: number; value: number }>(sql`
    select f.indicator, f.unit, width_bucket(f.day - 1, f.asked) as bucket, sum(f.value)::float8 as value
    from ${stepsOf(published, marks, today, range, width)} group by 1, 2, 3 having sum(f.days) > 0`);
  const sums: Sums = new Map();
  const units = new Set<string>();
  for (const row of rows) {
    const key = keyOf(row.indicator, row.unit);
    const buckets = sums.get(key) ?? [];
    buckets[row.bucket] = row.value;
    sums.set(key, buckets);
    units.add(row.unit);
  }
  return new Marks(sums, units, days);
}

/** The answer of `marksIn`: figures of a unit, or of all units together. */
export class Marks {
  readonly #sums: Sums;
  readonly #days: ReadonlyMap<number, Day[]>;
  readonly units: ReadonlySet<string>;
  constructor(sums: Sums, units: ReadonlySet<string>, days: ReadonlyMap<number, Day[]>) {
    this.#sums = sums;
    this.#days = days;
    this.units = units;
  }

  /** Of the units together; a unit without any figure adds nothing, and null means that none of them has one: missing is not 0. */
  of(task: PlanTask, units: Iterable<string>): Cumulated {
    const own = [...units];
    const days = this.#days.get(task.id) ?? [];
    const n = this.#added(task.indicator, own);
    const d = task.kind === "ratio" ? this.#added(baseOf(task.indicator), own) : null;
    const upTo = (bucket: number): Actual | null => {
      if (n === null && d === null) return null;
      const part = (buckets: number[] | null) => (buckets ?? []).slice(0, bucket).reduce((a, b) => a + (b ?? 0), 0);
      return task.kind === "ratio" ? { n: part(n), d: part(d) } : { n: part(n) };
    };
    return { now: upTo(Number.POSITIVE_INFINITY), at: new Map(days.map((day, i) => [day, upTo(i + 1)])) };
  }

  /** Bucket b holds the change after mark b and up to mark b + 1. */
  #added(indicator: string, units: string[]): number[] | null {
    let result: number[] | null = null;
    for (const unit of units) {
      const buckets = this.#sums.get(keyOf(indicator, unit));
      if (!buckets) continue;
      result ??= [];
      for (let b = 0; b < buckets.length; b += 1) result[b] = (result[b] ?? 0) + (buckets[b] ?? 0);
    }
    return result;
  }
}
