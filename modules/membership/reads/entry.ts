import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { lockedMonths } from "@/platform/locked";
import { query } from "@/platform/run";
import type { WorkerGroup } from "@/vocab/worker-groups";

/**
 * What the entry forms of the own unit need: today, what it holds by group (open offers taken off), its last joins of today, which
 * can be taken back, and when it was last confirmed.
 */
export const entryDesk = query(
  { name: "membership.entry", may: "membership.write", input: z.object({}) },
  async ({ tx, staff, today }) => {
    const own = staff.unit.code;
    const balances = await tx.execute<{ group: WorkerGroup; held: number; free: number }>(sql`
    select b.worker_group as "group", b.balance as held, (b.balance - coalesce((select sum(o.count) from transfer_offers o
      where o.state = 'open' and o.from_unit = ${own} and o.worker_group = b.worker_group), 0))::int as free
    from member_balances b where b.unit_code = ${own}`);
    const latest = await tx.execute<{ id: number; no: string; group: WorkerGroup; kind: string; count: number }>(sql`
    select m.id::int as id, m.no, m.worker_group as "group", m.kind, m.count from movements m
    where m.author_id = ${staff.id} and coalesce(m.to_unit, m.from_unit) = ${own} and m.kind in ('join', 'leave') and m.batch_id is null
      and (m.recorded_at at time zone 'Asia/Shanghai')::date = (now() at time zone 'Asia/Shanghai')::date
      and not exists (select 1 from movements r where r.reverses = m.id) order by m.id desc limit 3`);
    const [confirmed] = await tx.execute<{ day: string; name: string }>(sql`
    select day::text as day, author_name as name from balance_confirmations where unit_code = ${own} order by id desc limit 1`);
    return {
      unit: { code: own, name: staff.unit.name },
      today: isoOf(today),
      balances: [...balances],
      held: balances.reduce((sum, row) => sum + row.held, 0),
      latest: [...latest],
      confirmed: confirmed ?? null,
      locked: await lockedMonths(tx, own),
    };
  },
);

export type EntryDesk = Awaited<ReturnType<(typeof entryDesk)["as"]>>;
