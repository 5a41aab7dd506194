import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { grantsOf, type Role } from "@/platform/may";
import { command } from "@/platform/run";
import { endSessions, handWorkOver, lockAccount, lossObjection, setPassword } from "./held";

const HandOver = z.object({
  id: z.uuid(),
  /** Empty: the work returns to the post. */
  successor: z.union([z.literal(""), z.uuid()], { error: "没有这位接手人" }).default(""),
  /** What becomes of the account: it stays, or its officer leaves and the post is vacant. */
  leaving: z.enum(["stay", "vacate"], { error: "请选择" }).default("stay"),
});

/**
 * Hands an officer's open follow-ups to a successor of the same unit, or back to the post; each follow-up gets an event.
 * Leaving as `vacate` the post becomes vacant: name and password go, sessions end, until a person is named.
 */
export const handOver = command(
  { name: "account.hand-over", may: "account.admin", input: HandOver },
  async ({ tx, staff, record, refuse }, { id, successor, leaving }) => {
    const row = await lockAccount(tx, id);
    const to = successor === "" ? null : await colleague(successor, row.unitCode);
    if (leaving === "vacate") {
      if (row.name === "") refuse({ message: "岗位已空缺" });
      const loss = await lossObjection(tx, staff, row);
      if (loss) refuse(loss);
    }
    const handed = await handWorkOver(tx, staff, row, to);
    if (handed === 0 && leaving === "stay") refuse({ message: "没有未了的督办需要交接" });
    if (leaving === "vacate") {
      await endSessions(tx, id);
      await setPassword(tx, id, randomBytes(24).toString("base64"));
      const note = `原经办 ${row.name} 已离岗`;
      await tx
        .update(accounts)
        .set({ name: "", note, mustChange: true, version: row.version + 1 })
        .where(eq(accounts.id, id));
    }
    const note = `未了督办 ${handed} 项${to ? `交给 ${to.name}` : "退回岗位"}`;
    const left = leaving === "vacate" ? { before: { name: row.name }, after: { name: "" } } : {};
    record({ subject: { kind: "account", id: row.account }, unit: row.unitCode, note, ...left });
    return { account: row.account, handed, to: to?.name ?? null };

    async function colleague(asked: string, unit: string) {
      const [found] = await tx
        .select({ id: accounts.id, name: accounts.name, roles: accounts.roles })
        .from(accounts)
        .where(and(eq(accounts.id, asked), eq(accounts.unitCode, unit), eq(accounts.status, "active")));
      const handles = found !== undefined && grantsOf(found.roles as Role[]).has("follow-up.handle");
      if (!handles || found.id === id || found.name === "")
        return refuse({ field: "successor", message: "接手人须是同一单位能办理督办的在用账号" });
      return found;
    }
  },
);
