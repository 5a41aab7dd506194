import { sql } from "drizzle-orm";
import { z } from "zod";
import { NotFound } from "@/platform/errors";
import { command } from "@/platform/run";
import { noticeEvents } from "@/vocab/notices";

const One = z.object({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

/** Marks one of the own notices as read and answers where it leads, a path of this site. */
export const openNotice = command(
  { name: "notice.open", may: "self.account", input: One },
  async ({ tx, staff, record }, { id }) => {
    const [row] = await tx.execute<{ href: string }>(sql`update notices set read_at = coalesce(read_at, now())
      where id = ${id} and account_id = ${staff.id} returning href`);
    if (!row) throw new NotFound("没有这条消息");
    record({ subject: { kind: "notice", id } });
    return { href: row.href };
  },
);

/** Marks all of the own unread notices as read, or those of one event. */
export const markAllRead = command(
  {
    name: "notice.mark-all",
    may: "self.account",
    input: z.object({ event: z.union([z.literal("").transform(() => undefined), z.enum(noticeEvents)]).optional() }),
  },
  async ({ tx, staff, record }, { event }) => {
    const rows = await tx.execute(sql`update notices set read_at = now() where account_id = ${staff.id} and inbox
      and read_at is null and ${event ? sql`event = ${event}` : sql`true`} returning id`);
    record({ subject: { kind: "notice", id: staff.account }, note: `${rows.length} 条` });
    return { marked: rows.length };
  },
);
