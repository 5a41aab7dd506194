import { type Staff, staffOf } from "@/platform/staff";
import { ownerSql } from ".";

/** An account of the demonstration as a session would know it. */
export async function staffNamed(account: string): Promise<Staff> {
  const [row] =
    await ownerSql()`select a.id, a.account, a.name, a.roles, u.code, u.name as unit_name, u.title, u.level, u.parent_code
    from accounts a join units u on u.code = a.unit_code where a.account = ${account}`;
  if (!row) throw new Error(`no account ${account}`);
  const unit = { code: row.code, name: row.unit_name, title: row.title, level: row.level, parentCode: row.parent_code };
  const { id, name, roles } = row;
  return staffOf({ id, account, name, unit, roles, mustChange: false, sessionId: null, address: "test" });
}
