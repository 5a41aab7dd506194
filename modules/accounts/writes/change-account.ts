import { eq } from "drizzle-orm";
import { z } from "zod";
import { accounts } from "@/db/schema";
import { command } from "@/platform/run";
import { personName, rolesField, rolesObjection } from "../rules/roles";
import { accountUnit, endDeputies, handedWords, handWorkOver, lockAccount, lossObjection } from "./held";

const ChangeAccount = z.object({
  id: z.uuid(),
  version: z.coerce.number().int(),
  name: personName,
  unit: z.string({ error: "请选择单位" }).min(1, "请选择单位"),
  roles: rolesField,
});

/**
 * Name, unit and roles of an account. An officer who moves to another unit leaves the open follow-ups with the post.
 * Nobody changes the own roles or unit, and the last security administrator stays one. Conflict on an old version.
 */
export const changeAccount = command(
  { name: "account.change", may: "account.admin", input: ChangeAccount },
  async ({ tx, staff, record, refuse }, { id, version, name, unit: code, roles }) => {
    const row = await lockAccount(tx, id);
    if (row.version !== version) refuse({ conflict: true, message: "账号刚被另一位安全管理员修改，请刷新后再改" });
    const unit = (await accountUnit(tx, code)) ?? refuse({ field: "unit", message: "没有这个单位，或已停用" });
    const objection = rolesObjection(roles, unit.level);
    if (objection) refuse({ field: "roles", message: objection });
    const moves = unit.code !== row.unitCode;
    const regrants = roles.length !== row.roles.length || roles.some((role) => !row.roles.includes(role));
    if (id === staff.id && (moves || regrants)) refuse({ field: "roles", message: "不能更改本人的角色和单位" });
    if (row.roles.includes("secadmin") && !roles.includes("secadmin")) {
      const loss = await lossObjection(tx, staff, row);
      if (loss) refuse({ field: "roles", ...loss });
    }
    const before = await accountUnit(tx, row.unitCode);
    const handed = moves ? handedWords(await handWorkOver(tx, staff, row, null)) : "";
    if (moves || regrants) await endDeputies(tx, id);
    await tx
      .update(accounts)
      .set({ name, roles, unitCode: unit.code, version: version + 1 })
      .where(eq(accounts.id, id));
    record({
      subject: { kind: "account", id: row.account },
      unit: unit.code,
      before: { name: row.name, unit: before?.title ?? row.unitCode, roles: row.roles },
      after: { name, unit: unit.title, roles },
      note: handed && `${handed}退回岗位`,
    });
    return { account: row.account, handed };
  },
);
