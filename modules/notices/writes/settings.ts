import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, noticeSettings } from "@/db/schema";
import { command } from "@/platform/run";
import { noticeEvents } from "@/vocab/notices";

/** Ticked boxes as `event:channel`. */
const choice = z.templateLiteral([z.enum(noticeEvents), ":", z.enum(["inbox", "mail", "robot"])]);

/** Where the own account wants each event from now on; what was sent stays where it is. */
export const setChannels = command(
  { name: "notice.set-channels", may: "self.account", input: z.object({ on: z.array(choice).default([]) }) },
  async ({ tx, staff, record }, { on }) => {
    const has = new Set<string>(on);
    for (const event of noticeEvents) {
      const [inbox, mail, robot] = ["inbox", "mail", "robot"].map((channel) => has.has(`${event}:${channel}`));
      const set = { inbox: inbox === true, mail: mail === true, robot: robot === true };
      await tx
        .insert(noticeSettings)
        .values({ accountId: staff.id, event, ...set })
        .onConflictDoUpdate({ target: [noticeSettings.accountId, noticeSettings.event], set });
    }
    record({ subject: { kind: "account", id: staff.account } });
    return {};
  },
);

const Address = z.object({
  email: z.union([z.literal(""), z.email("请填写邮箱地址，如 name@example.cn").max(200)]),
});

/** The address that the own digest goes to; empty for none. The log says that it changed, not what it is. */
export const setEmail = command(
  { name: "notice.set-email", may: "self.account", input: Address },
  async ({ tx, staff, record }, { email }) => {
    await tx.update(accounts).set({ email }).where(eq(accounts.id, staff.id));
    record({ subject: { kind: "account", id: staff.account }, note: email === "" ? "去掉" : "登记" });
    return { kept: email !== "" };
  },
);
