import { sql } from "drizzle-orm";
import { dayOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";
import type { WorkerGroup } from "@/vocab/worker-groups";
import { RunningBalance } from "../rules/running";
import type { MovementData } from "./row";

/** A movement that an earlier import brought in, by its natural key. */
export interface Known {
  id: number;
  data: MovementData;
}

/** Movements under these natural keys. */
export async function knownMovements(tx: Tx, keys: string[]): Promise<Map<string, Known>> {
  const rows = await tx.execute<{ key: string; id: number } & Record<keyof MovementData, never>>(sql`
    select m.import_key as key, m.id::int as id, m.no, m.day::text as day, m.kind, m.from_unit as "from", m.to_unit as "to",
      m.recruiter_unit as recruiter, m.worker_group as "group", m.channel, m.count, m.campaign, m.note
    from movements m where m.import_key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))`);
  return new Map(
    rows.map(({ key, id, no, day, kind, from, to, recruiter, group, channel, count, campaign, note }) => [
      key,
      { id, data: { no, day, kind, from, to, recruiter, group, channel, count, campaign, note } },
    ]),
  );
}

/** Balances of units and groups while a file is judged: loaded when first asked for, then moved by each row that goes in. */
export class Balances {
  readonly #held = new Map<string, RunningBalance>();
  readonly #units = new Set<string>();

  /** Loads what the ledger holds of units that have not been asked about yet. */
  async load(tx: Tx, units: Iterable<string>): Promise<void> {
    const fresh = [...new Set(units)].filter((unit) => !this.#units.has(unit));
    if (fresh.length === 0) return;
    for (const unit of fresh) this.#units.add(unit);
    const rows = await tx.execute<{ unit: string; group: WorkerGroup; day: string; delta: number }>(sql`
      select unit_code as unit, worker_group as "group", day::text as day, sum(case when kind in ('out', 'leave') then -n else n end)::int as delta
      from member_days where unit_code in (select jsonb_array_elements_text(${JSON.stringify(fresh)}::jsonb)) group by 1, 2, 3`);
    for (const [key, list] of Map.groupBy(rows, (row) => `${row.unit} ${row.group}`)) {
      this.#held.set(key, new RunningBalance(list.map((row) => ({ day: dayOf(row.day), delta: row.delta }))));
    }
  }

  of(unit: string, group: WorkerGroup): RunningBalance {
    const key = `${unit} ${group}`;
    const found = this.#held.get(key) ?? new RunningBalance();
    this.#held.set(key, found);
    return found;
  }
}
