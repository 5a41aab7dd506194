import { sql } from "drizzle-orm";
import type { Context } from "@/platform/run";
import type { WorkerGroup } from "@/vocab/worker-groups";

/** What the own unit itself holds now, of one group or of all, without the units below it. */
export async function ownBalance({ tx, staff }: Pick<Context, "tx" | "staff">, group?: WorkerGroup): Promise<number> {
  const [row] = await tx.execute<{ held: number }>(sql`
    select coalesce(sum(balance), 0)::int as held from member_balances where unit_code = ${staff.unit.code}
      and (${group ?? null}::text is null or worker_group = ${group ?? null})`);
  return row?.held ?? 0;
}
