import { sql } from "drizzle-orm";
import { timeText } from "@/platform/clock";
import { Refusal } from "@/platform/errors";
import type { Tx } from "@/platform/run";

/** One writer at a time for a unit's part of a task: the sums that a rule looks at stay true until the commit. */
export async function oneAtATime(tx: Tx, what: "progress" | "request", taskId: number, unit: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${what}:${taskId}:${unit}`}, 0))`);
}

/** Refuses a form that was filled in on an older version of its row, and says who changed it since, and when. */
export async function refuseStale(
  tx: Tx,
  taskId: number | null,
  subject: { kind: string; id: string; name: string },
): Promise<never> {
  const [last] = await tx.execute<{
    name: string;
    at: string;
  }>(sql`select staff_name as name, at::text as at from audit_log
    where outcome = 'ok' and task_id = ${taskId} and subject_kind = ${subject.kind} and subject_id = ${subject.id}
    order by id desc limit 1`);
  const who = last ? `由 ${last.name} 于 ${timeText(last.at)}` : "由他人";
  throw new Refusal({
    conflict: true,
    message: `${subject.name}已${who}修改。您填写的内容仍在本页，请在新窗口核对后再保存`,
  });
}
