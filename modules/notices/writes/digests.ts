import { sql } from "drizzle-orm";
import { z } from "zod";
import { timeText } from "@/platform/clock";
import { env } from "@/platform/env";
import { enqueue } from "@/platform/jobs";
import { command, query } from "@/platform/run";
import { type NoticeEvent, noticeEventLabels } from "@/vocab/notices";

/** What an account still wants by mail: of the last seven days, unread and not mailed yet. */
const pending = sql`n.mail and n.mailed_at is null and n.read_at is null and n.at > now() - interval '7 days'`;

/** One job for every account with an address and something to tell; `run` is the job that asks. Groups left behind are told as well. */
export const startDigests = command(
  { name: "notice.start-digests", may: "job.run", input: z.object({ run: z.uuid() }) },
  async ({ tx, record }, { run }) => {
    const readers = env().SMTP_URL
      ? await tx.execute<{
          account: string;
        }>(sql`select a.id as account from accounts a where a.status = 'active' and a.email <> ''
          and exists (select 1 from notices n where n.account_id = a.id and ${pending}) order by a.id`)
      : [];
    for (const { account } of readers) await enqueue(tx, "notice.digest", { account }, { key: `${run}:${account}` });
    const groups = await tx.execute<{ unit: string }>(sql`select distinct n.unit_code as unit from notices n
      join group_robots g on g.unit_code = n.unit_code and g.active where n.robot and n.at > now() - interval '1 day'`);
    for (const { unit } of groups) await enqueue(tx, "notice.robot", { unit }, { key: `${run}:${unit}` });
    record({
      subject: { kind: "job", id: "notice.digests" },
      note: `邮件 ${readers.length} 份，群 ${groups.length} 个`,
    });
    return {};
  },
);

interface DigestRow extends Record<string, unknown> {
  id: number;
  event: NoticeEvent;
  title: string;
  detail: string;
  at: string;
}

/** An account's digest as a letter, with the notices in it; null when there is nothing to tell or nowhere to send it. */
export const digestOf = query(
  { name: "notice.digest", may: "job.run", input: z.object({ account: z.uuid() }) },
  async ({ tx }, { account }) => {
    const [reader] = await tx.execute<{ name: string; email: string }>(
      sql`select name, email from accounts where id = ${account} and status = 'active' and email <> ''`,
    );
    const rows = await tx.execute<DigestRow>(sql`select n.id::float8 as id, n.event, n.title, n.detail, n.at::text as at
      from notices n join accounts a on a.id = n.account_id and a.unit_code = n.unit_code
      where n.account_id = ${account} and ${pending} order by n.id limit 200`);
    if (!reader || rows.length === 0) return null;
    const board = env().PUBLIC_URL;
    const lines = rows.map(({ event, title, detail, at }) =>
      [`· ${timeText(at)} ${noticeEventLabels[event]}：${title}`, ...(detail ? [`  ${detail}`] : [])].join("\n"),
    );
    const text = [
      `${reader.name}：`,
      `推进台有 ${rows.length} 条未读消息：`,
      lines.join("\n"),
      `打开推进台：${board}/notices`,
      `不再需要邮件，请在“消息设置”中取消：${board}/notices/settings`,
    ].join("\n\n");
    return { to: reader.email, subject: `推进台：${rows.length} 条未读消息`, text, ids: rows.map((row) => row.id) };
  },
);

/** Notes that these notices have left by mail. */
export const digestSent = command(
  {
    name: "notice.digest-sent",
    may: "job.run",
    input: z.object({ account: z.uuid(), ids: z.array(z.number().int()) }),
  },
  async ({ tx, record }, { account, ids }) => {
    await tx.execute(sql`update notices set mailed_at = now() where account_id = ${account} and mailed_at is null
      and id in (select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)::bigint)`);
    record({ subject: { kind: "account", id: account }, note: `${ids.length} 条` });
    return {};
  },
);
