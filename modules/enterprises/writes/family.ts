import { sql } from "drizzle-orm";
import { sqlState } from "@/platform/errors";
import type { CommandContext, Tx } from "@/platform/run";

export interface Above {
  id: number;
  headId: number;
}

/** The enterprise of exactly that name, wherever it is registered; null for none, "many" where the name does not decide. */
export async function parentNamed(tx: Tx, name: string): Promise<Above | "many" | null> {
  const rows = await tx.execute<{ id: number; head_id: number }>(
    sql`select id, head_id from app.enterprise_named(${name})`,
  );
  if (rows.length > 1) return "many";
  return rows[0] ? { id: rows[0].id, headId: rows[0].head_id } : null;
}

export async function parentOrRefuse({ tx, refuse }: CommandContext, name: string): Promise<number | null> {
  if (name === "") return null;
  const found = await parentNamed(tx, name);
  if (found === null) return refuse({ field: "parent", message: `没有登记过“${name}”，请填写上级企业的全称` });
  if (found === "many") return refuse({ field: "parent", message: `有多家企业名为“${name}”，请先核对重名` });
  return found.id;
}

/** Hangs an enterprise, with all that is below it, under another; a ring is refused. */
export async function hang({ tx, refuse }: CommandContext, own: number, above: number | null): Promise<void> {
  try {
    await tx.execute(sql`select app.hang_enterprise(${own}, ${above})`);
  } catch (error) {
    if (sqlState(error) === "23000") refuse({ field: "parent", message: "上级企业不能是它自己或它的下级" });
    throw error;
  }
}
