import type { Sql } from "postgres";
import { ledgerIndicators } from "@/modules/indicators";
import { type Day, dayOf } from "@/platform/dates";
import { randomFrom, split } from "./random";

/** Ledgers that the demonstration has had in use since the plan began: the tasks that they serve are counted by them. */
export async function startLedgers(sql: Sql): Promise<void> {
  const rows = ledgerIndicators.map(({ key, name, unitName, kind, basis, ledger }) => ({
    key,
    name,
    unit_name: unitName,
    kind,
    basis,
    ledger,
  }));
  await sql`insert into indicators ${sql(rows)}`;
  await sql`insert into ledgers (id, started_on, started_by) select l.id, p.starts_on, '专班' from plans p, unnest(array['enterprises', 'membership']) as l(id)`;
  for (const { key, ledger, kind, seqs } of ledgerIndicators) {
    await sql`update tasks t set indicator = ${key}, ledger_indicator = ${key}, source = ${ledger}, stand_in = false
      from indicators i where i.key = t.indicator and i.kind = ${kind} and t.seq = any(${[...seqs]})`;
  }
}

interface Counted {
  id: number;
  seq: number;
  starts_on: string;
  due_on: string;
}

/**
 * Gives the counted tasks targets that fit what their ledgers hold, so that the lights of the demonstration are mixed:
 * most on schedule, some short of it. The city's target is the sum of its districts', theirs that of their streets.
 */
export async function fitTargets(sql: Sql, today: Day): Promise<void> {
  const tasks = await sql<
    Counted[]
  >`select t.id, t.seq, t.starts_on::text, t.due_on::text from tasks t join indicators i on i.key = t.indicator
    where t.indicator = t.ledger_indicator and i.kind = 'count' and t.target is not null order by t.seq`;
  const figures = await sql<
    { id: number; unit: string; value: number }[]
  >`select t.id, f.unit_code as unit, f.value::float8 as value
    from tasks t join figures_now f on f.indicator = t.indicator where t.indicator = t.ledger_indicator and f.value > 0 order by t.id, f.unit_code`;
  for (const task of tasks) {
    const own = figures.filter((f) => f.id === task.id && f.unit.length >= 6 && !f.unit.includes("."));
    if (own.length === 0) continue;
    const due = dayOf(task.due_on);
    const start = dayOf(task.starts_on);
    const passed = Math.min(1, (today - start) / (due - start));
    const luck = [1.03, 0.98, 0.86, 1.05, 0.66][task.seq % 5]!;
    const districts = Map.groupBy(own, (f) => f.unit.slice(0, 6));
    const rows: { task_id: number; unit_code: string; target: number; confirmed: boolean }[] = [];
    for (const [district, units] of districts) {
      const actual = units.reduce((sum, f) => sum + f.value, 0);
      const noise = 0.88 + randomFrom(task.seq * 131 + Number(district))() * 0.24;
      const target = Math.max(1, Math.round(actual / Math.max(0.2, passed * luck * noise)));
      rows.push({ task_id: task.id, unit_code: district, target, confirmed: true });
      const streets = units.filter((f) => f.unit.length > 6);
      const rates = randomFrom(task.seq * 17 + Number(district) * 3);
      const parts =
        streets.length > 0
          ? split(
              target,
              streets.map((f) => f.value * (0.75 + 0.5 * rates())),
            )
          : [];
      for (const [i, street] of streets.entries()) {
        if (parts[i]! > 0) rows.push({ task_id: task.id, unit_code: street.unit, target: parts[i]!, confirmed: true });
      }
    }
    await sql`delete from allocations where task_id = ${task.id}`;
    for (let i = 0; i < rows.length; i += 2000) await sql`insert into allocations ${sql(rows.slice(i, i + 2000))}`;
    const city = rows.filter((r) => r.unit_code.length === 6).reduce((sum, r) => sum + r.target, 0);
    await sql`update tasks set target = ${city}, target_text = '演示核定' where id = ${task.id}`;
  }
}
