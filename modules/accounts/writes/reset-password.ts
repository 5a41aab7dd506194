import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, signInLocks } from "@/db/schema";
import { command } from "@/platform/run";
import { endSessions, lockAccount, setOneTimePassword } from "./held";

const ResetPassword = z.object({ id: z.uuid(), password: z.string().min(12) });

/** A new one-time password in place of a forgotten one; ends the account's sessions and lifts its lock. Refuses the own and disabled accounts. */
export const resetPassword = command(
  { name: "account.reset-password", may: "account.admin", input: ResetPassword },
  async ({ tx, staff, record, refuse }, { id, password }) => {
    const row = await lockAccount(tx, id);
    if (id === staff.id) refuse({ message: "本人的密码请在“本人账号”里修改" });
    if (row.status !== "active") refuse({ message: "账号已停用，先启用再重置密码" });
    if (row.name === "") refuse({ message: "岗位空缺，先填写姓名指定人员，再给一次性密码" });
    await setOneTimePassword(tx, id, password);
    await tx
      .update(accounts)
      .set({ mustChange: true, version: row.version + 1 })
      .where(eq(accounts.id, id));
    await tx.delete(signInLocks).where(eq(signInLocks.account, row.account));
    const ended = await endSessions(tx, id);
    record({ subject: { kind: "account", id: row.account }, unit: row.unitCode, note: `结束会话 ${ended} 个` });
    return { account: row.account, name: row.name };
  },
);
