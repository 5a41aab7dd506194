import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, noticeSettings } from "@/db/schema";
import { env } from "@/platform/env";
import { query } from "@/platform/run";
import { type Channels, type NoticeEvent, noticeDefaults, noticeEvents } from "@/vocab/notices";

export interface EventSetting extends Channels {
  event: NoticeEvent;
}

/** Where the own account wants each event, its address, and whether the board can send mail at all. */
export const ownSettings = query(
  { name: "notice.settings", may: "self.account", input: z.object({}) },
  async ({ tx, staff }) => {
    const kept = await tx.select().from(noticeSettings).where(eq(noticeSettings.accountId, staff.id));
    const [account] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, staff.id));
    const events = noticeEvents.map((event): EventSetting => {
      const { inbox, mail, robot } = kept.find((row) => row.event === event) ?? noticeDefaults[event];
      return { event, inbox, mail, robot };
    });
    return { events, email: account?.email ?? "", mailServer: env().SMTP_URL !== undefined };
  },
);
