import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { command } from "@/platform/run";
import { colleague } from "./deputy";
import { endDeputies, endSessions, handedWords, handWorkOver, lockAccount, lossObjection, setPassword } from "./held";

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
    const to = successor === "" ? null : await colleague(tx, successor, row.unitCode, id);
    if (successor !== "" && !to)
      return refuse({ field: "successor", message: "接手人须是同一单位能办理督办的在用账号" });
    if (leaving === "vacate") {
      if (row.name === "") refuse({ message: "岗位已空缺" });
      const loss = await lossObjection(tx, staff, row);
      if (loss) refuse(loss);
    }
    const handed = handedWords(await handWorkOver(tx, staff, row, to));
    if (handed === "" && leaving === "stay") refuse({ message: "没有未了的督办和工作组席位需要交接" });
    if (leaving === "vacate") {
      await endSessions(tx, id);
      await endDeputies(tx, id);
      await setPassword(tx, id, randomBytes(24).toString("base64"));
      const note = `原经办 ${row.name} 已离岗`;
      await tx
        .update(accounts)
        .set({ name: "", note, mustChange: true, version: row.version + 1 })
        .where(eq(accounts.id, id));
    }
    const note = `${handed || "没有未了的工作"}${handed && (to ? `交给 ${to.name}` : "退回岗位")}`;
    const left = leaving === "vacate" ? { before: { name: row.name }, after: { name: "" } } : {};
    record({ subject: { kind: "account", id: row.account }, unit: row.unitCode, note, ...left });
    return { account: row.account, handed, to: to?.name ?? null };
  },
);
