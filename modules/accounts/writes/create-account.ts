import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { command } from "@/platform/run";
import { accountName, personName, rolesField, rolesObjection } from "../rules/roles";
import { accountUnit, setOneTimePassword } from "./held";

export const CreateAccount = z.object({
  account: accountName,
  name: personName,
  unit: z.string({ error: "请选择单位" }).min(1, "请选择单位"),
  roles: rolesField,
  /** Made by the server for this one call; only its hash is kept. */
  password: z.string().min(12),
});

/** A new account with a one-time password. Refuses a taken name, an unknown unit and roles that nobody may hold together. */
export const createAccount = command(
  { name: "account.create", may: "account.admin", input: CreateAccount },
  async ({ tx, record, refuse }, input) => {
    const unit = (await accountUnit(tx, input.unit)) ?? refuse({ field: "unit", message: "没有这个单位，或已停用" });
    const objection = rolesObjection(input.roles, unit.level);
    if (objection) refuse({ field: "roles", message: objection });
    const { account, name, roles } = input;
    const [taken] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.account, account));
    if (taken) refuse({ field: "account", message: "账号已存在；如要重新给密码，请在该账号页重置" });
    const [row] = await tx.insert(accounts).values({ account, name, roles, unitCode: unit.code }).returning();
    if (!row) throw new Error("insert returned no row");
    await setOneTimePassword(tx, row.id, input.password);
    record({
      subject: { kind: "account", id: account },
      unit: unit.code,
      after: { account, name, unit: unit.title, roles },
    });
    return { id: row.id, account, name };
  },
);
