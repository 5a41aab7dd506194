import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts, signInLocks } from "@/db/schema";
import { command } from "@/platform/run";
import { endDeputies, endSessions, handedWords, handWorkOver, lockAccount, lossObjection } from "./held";

const OneAccount = z.object({ id: z.uuid() });

/** Closes an account: its sessions end with the next request, its open follow-ups return to the post. Refuses oneself and the last security administrator. */
export const disableAccount = command(
  { name: "account.disable", may: "account.admin", input: OneAccount },
  async ({ tx, staff, record, refuse }, { id }) => {
    const row = await lockAccount(tx, id);
    if (row.status === "disabled") refuse({ message: "账号已是停用状态" });
    const loss = await lossObjection(tx, staff, row);
    if (loss) refuse(loss);
    const handed = handedWords(await handWorkOver(tx, staff, row, null));
    const ended = await endSessions(tx, id);
    await endDeputies(tx, id);
    await tx
      .update(accounts)
      .set({ status: "disabled", version: row.version + 1 })
      .where(eq(accounts.id, id));
    const note = `结束会话 ${ended} 个${handed && `，${handed}退回岗位`}`;
    record({
      subject: { kind: "account", id: row.account },
      unit: row.unitCode,
      before: { status: "active" },
      after: { status: "disabled" },
      note,
    });
    return { account: row.account, ended, handed };
  },
);

/** Opens a disabled account again, with the password it had. */
export const enableAccount = command(
  { name: "account.enable", may: "account.admin", input: OneAccount },
  async ({ tx, record, refuse }, { id }) => {
    const row = await lockAccount(tx, id);
    if (row.status === "active") refuse({ message: "账号已在使用" });
    await tx
      .update(accounts)
      .set({ status: "active", version: row.version + 1 })
      .where(eq(accounts.id, id));
    record({
      subject: { kind: "account", id: row.account },
      unit: row.unitCode,
      before: { status: "disabled" },
      after: { status: "active" },
    });
    return { account: row.account };
  },
);

/** Lifts the lock after five wrong passwords before its fifteen minutes are over. */
export const unlockAccount = command(
  { name: "account.unlock", may: "account.admin", input: OneAccount },
  async ({ tx, record }, { id }) => {
    const row = await lockAccount(tx, id);
    await tx.delete(signInLocks).where(eq(signInLocks.account, row.account));
    record({ subject: { kind: "account", id: row.account }, unit: row.unitCode });
    return { account: row.account };
  },
);

/** Ends every session of an account; its owner has to sign in again. */
export const endAccountSessions = command(
  { name: "account.end-sessions", may: "account.admin", input: OneAccount },
  async ({ tx, record }, { id }) => {
    const row = await lockAccount(tx, id);
    const ended = await endSessions(tx, id);
    record({ subject: { kind: "account", id: row.account }, unit: row.unitCode, note: `结束会话 ${ended} 个` });
    return { account: row.account, ended };
  },
);
