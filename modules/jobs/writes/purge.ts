import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "@/platform/run";

/**
 * Clears what nobody needs any more: answers to retries and attempts to sign in after 30 days, the failures that no attempt
 * stands behind any longer, notices 180 days after they were read, exported files after their days. Business rows and the audit log stay.
 */
export const purge = command({ name: "job.purge", may: "job.run", input: z.object({}) }, async ({ tx, record }) => {
  const count = async (statement: ReturnType<typeof sql>) => (await tx.execute(statement)).length;
  const receipts = await count(sql`delete from command_receipts where at < now() - interval '30 days' returning 1`);
  const attempts = await count(sql`delete from sign_in_attempts where at < now() - interval '30 days' returning 1`);
  const locks =
    await count(sql`delete from sign_in_locks l where coalesce(l.locked_until, '-infinity') < now() - interval '30 days'
      and not exists (select 1 from sign_in_attempts a where a.account = l.account) returning 1`);
  const notices = await count(sql`delete from notices where read_at < now() - interval '180 days' returning 1`);
  // Their pieces go with them.
  const files = await count(
    sql`delete from export_files where coalesce(expires_at, asked_at + interval '14 days') < now() returning 1`,
  );
  record({
    subject: { kind: "job", id: "board.purge" },
    note: `提交回执 ${receipts}，登录尝试 ${attempts}，登录计数 ${locks}，已读消息 ${notices}，导出文件 ${files}`,
  });
  return {};
});
