import { sql } from "drizzle-orm";
import { enqueue } from "@/platform/jobs";
import { type Permission, rolesWith } from "@/platform/may";
import type { Tx } from "@/platform/run";
import { type NoticeEvent, noticeDefaults } from "@/vocab/notices";

export interface Notice {
  event: NoticeEvent;
  /** The addressed unit; ignored where `accounts` names the addressees. */
  unit: string;
  /** Of the unit, those who hold this permission. Without it everybody who reads the plan. */
  may?: Permission;
  accounts?: readonly string[];
  /** Up to 120 characters, and up to 400 for the detail; longer ones are cut. */
  title: string;
  detail?: string;
  /** A path of this site, e.g. /follow-ups?sheet=12. */
  href: string;
  /** Once per account: a second notice with the same key adds nothing. */
  key?: string;
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/**
 * Notices in the inboxes of those addressed, in the transaction of the command that calls it. Whoever acts is not told
 * about it, unless named in `accounts`. The database refuses units that the actor does not work with (see `app.notify`).
 */
export async function notify(tx: Tx, notice: Notice): Promise<void> {
  const { event, unit, may = "plan.read", accounts, title, detail = "", href, key } = notice;
  if (accounts?.length === 0) return;
  const { inbox, mail, robot } = noticeDefaults[event];
  const roles = accounts ? null : `{${rolesWith(may).join()}}`;
  const addressees = accounts ? `{${accounts.join()}}` : null;
  const groups = await tx.execute<{ unit: string }>(sql`select distinct unit_code as unit
    from app.notify(${event}::text, ${unit}::text, ${roles}::text[], ${addressees}::uuid[], ${cut(title, 120)}::text,
      ${cut(detail, 400)}::text, ${href}::text, ${key ?? null}::text, ${inbox}, ${mail}, ${robot})`);
  for (const group of groups) await tellGroup(tx, group.unit);
}

const MINUTE = 60_000;

/** A group is spoken to once a minute at most, about everything that came up for it in that minute. */
async function tellGroup(tx: Tx, unit: string): Promise<void> {
  const minute = Math.floor(Date.now() / MINUTE) + 1;
  await enqueue(
    tx,
    "notice.robot",
    { unit },
    { key: `${unit}:${minute}`, startAfter: new Date(minute * MINUTE + 5000) },
  );
}
