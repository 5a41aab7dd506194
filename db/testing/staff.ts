import { type Staff, staffOf } from "@/platform/staff";
import { ownerSql } from ".";

/** An account of the demonstration as a session would know it. */
export async function staffNamed(account: string): Promise<Staff> {
  const [row] =
    await ownerSql()`select a.id, a.account, a.name, a.roles, u.code, u.name as unit_name, u.title, u.level, u.parent_code,
      array(select distinct w.head_id from working_group_seats w where w.until is null and (w.account_id = a.id
        or (w.account_id is null and w.unit_code = a.unit_code))) as seats
    from accounts a join units u on u.code = a.unit_code where a.account = ${account}`;
  if (!row) throw new Error(`no account ${account}`);
  const unit = { code: row.code, name: row.unit_name, title: row.title, level: row.level, parentCode: row.parent_code };
  const { id, name, roles, seats } = row;
  return staffOf({ id, account, name, unit, roles, seats, mustChange: false, sessionId: null, address: "test" });
}
