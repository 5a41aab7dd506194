import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/platform/run";
import type { Staff } from "@/platform/staff";
import type { NoticeEvent } from "@/vocab/notices";
import { NoticeSearch } from "../search";

export interface NoticeRow extends Record<string, unknown> {
  id: number;
  event: NoticeEvent;
  title: string;
  detail: string;
  /** The database's text of a moment. */
  at: string;
  unread: boolean;
}

/** What lies in the own inbox; what was sent to a unit that the account has left since stays closed, as the unit's rows do. */
const ownNotices = ({ id, unit, read }: Staff) =>
  sql`account_id = ${id} and inbox and (unit_code = ${unit.code} or (unit_code >= ${read.lo} and unit_code < ${read.hi}))`;

/** The own inbox by the page's search, newest first. `counts` are of all that lie in it, `events` those that occur there. */
export const inbox = query(
  { name: "notice.inbox", may: "self.account", input: NoticeSearch },
  async ({ tx, staff }, search) => {
    const own = ownNotices(staff);
    const asked = sql`${own} and ${search.unread ? sql`read_at is null` : sql`true`}
      and ${search.event ? sql`event = ${search.event}` : sql`true`}`;
    const rows =
      await tx.execute<NoticeRow>(sql`select id::float8 as id, event, title, detail, at::text as at, read_at is null as unread
      from notices where ${asked} order by id desc limit ${search.size} offset ${(search.page - 1) * search.size}`);
    const events = await tx.execute<{ event: NoticeEvent; n: number; unread: number; asked: number }>(sql`
      select event, count(*)::int as n, count(*) filter (where read_at is null)::int as unread, count(*) filter (where ${asked})::int as asked
      from notices where ${own} group by event`);
    const sum = (pick: (row: { n: number; unread: number; asked: number }) => number) =>
      events.reduce((total, row) => total + pick(row), 0);
    return {
      rows: [...rows],
      total: sum((row) => row.asked),
      counts: { all: sum((row) => row.n), unread: sum((row) => row.unread) },
      events: events.map(({ event, n }) => ({ event, n })),
    };
  },
);

/** How many notices in the own inbox are unread. */
export const unreadCount = query(
  { name: "notice.unread", may: "self.account", input: z.object({}) },
  async ({ tx, staff }) => {
    const [row] = await tx.execute<{ n: number }>(
      sql`select count(*)::int as n from notices where ${ownNotices(staff)} and read_at is null`,
    );
    return { count: row?.n ?? 0 };
  },
);
