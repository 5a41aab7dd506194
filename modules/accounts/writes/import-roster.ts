import { z } from "zod";
import { accounts } from "@/db/schema";
import { oneTimePassword } from "@/platform/passwords";
import { command } from "@/platform/run";
import { checkRoster, RosterRows } from "../reads/roster-check";
import { setOneTimePassword } from "./held";

const ImportRoster = z.object({
  rows: RosterRows,
  /** "all": one wrong row and nothing changes; "good": the officer has seen the wrong ones and leaves them out. */
  take: z.enum(["all", "good"], { error: "请选择" }),
});

export interface IssuedPassword {
  account: string;
  name: string;
  unit: string;
  password: string;
}

/** Creates the accounts of a roster, each with a one-time password that only this answer holds. Checked again here, so a stale preview cannot do harm. */
export const importRoster = command(
  { name: "account.import-roster", may: "account.admin", input: ImportRoster },
  async ({ tx, record, refuse }, { rows, take }): Promise<IssuedPassword[]> => {
    const checked = await checkRoster(tx, rows);
    const plans = checked.flatMap((row) => row.plan ?? []);
    const wrong = checked.length - plans.length;
    if (wrong > 0 && take === "all") refuse({ message: `有 ${wrong} 行需要修改，没有建立任何账号` });
    if (plans.length === 0) refuse({ message: "没有可以建立的账号；可能刚才已经导入过" });
    const issued: IssuedPassword[] = [];
    for (const { account, name, unitCode, unitTitle, roles } of plans) {
      const [row] = await tx.insert(accounts).values({ account, name, roles, unitCode }).returning({ id: accounts.id });
      if (!row) throw new Error("insert returned no row");
      const password = oneTimePassword();
      await setOneTimePassword(tx, row.id, password);
      record({
        subject: { kind: "account", id: account },
        unit: unitCode,
        after: { account, name, unit: unitTitle, roles },
      });
      issued.push({ account, name, unit: unitTitle, password });
    }
    return issued;
  },
);
