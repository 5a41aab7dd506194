import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, appSessions } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { passwordObjection } from "@/platform/passwords";
import { command } from "@/platform/run";
import { countingTries, ownPassword } from "@/platform/session";
import { endSessions, setPassword } from "./held";

const ChangePassword = z.object({
  current: z.string({ error: "请填写当前密码" }).min(1, "请填写当前密码").max(200),
  next: z.string({ error: "请填写新密码" }).min(1, "请填写新密码").max(200),
  again: z.string({ error: "请再填一遍新密码" }).min(1, "请再填一遍新密码").max(200),
});

/** The own password, the current one asked for; five wrong ones lock it like a sign-in. Ends all other sessions; the next sign-in is no longer forced to change it. */
export const changePassword = command(
  { name: "account.change-password", may: "self.account", input: ChangePassword, around: countingTries },
  async ({ tx, staff, record, refuse }, { current, next, again }) => {
    await ownPassword(tx, staff, current);
    const objection = passwordObjection(next, staff.account);
    if (objection) refuse({ field: "next", message: objection });
    if (next === current) refuse({ field: "next", message: "新密码不能与当前密码相同" });
    if (next !== again) refuse({ field: "again", message: "两次填写的新密码不一致" });
    await setPassword(tx, staff.id, next);
    await tx
      .update(accounts)
      .set({ mustChange: false, version: sql`${accounts.version} + 1` })
      .where(eq(accounts.id, staff.id));
    const ended = await endSessions(tx, staff.id, staff.sessionId);
    record({ subject: { kind: "account", id: staff.account }, note: `结束其他会话 ${ended} 个` });
    return { ended };
  },
);

/** Ends one of the own sessions, e.g. on a phone that was left somewhere. */
export const endOwnSession = command(
  { name: "account.end-own-session", may: "self.account", input: z.object({ session: z.uuid() }) },
  async ({ tx, staff, record }, { session }) => {
    const ended = await tx
      .update(appSessions)
      .set({ endedAt: sql`now()` })
      .where(and(eq(appSessions.id, session), eq(appSessions.accountId, staff.id), isNull(appSessions.endedAt)))
      .returning({ address: appSessions.address });
    if (!ended[0]) throw new NotFound("会话已结束");
    record({ subject: { kind: "session", id: session }, note: `来源 ${ended[0].address}` });
    return {};
  },
);
