import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import postgres from "postgres";
import { separatedRoles } from "@/platform/may";
import { hashPassword, oneTimePassword } from "@/platform/passwords";

interface Order {
  ownerUrl: string;
  account: string;
}

/**
 * A new one-time password for one of the three administrators, for whom nobody in the board can set one; unlocks the
 * account, ends its sessions and leaves an audit row. Everybody else is the security administrator's business.
 */
async function resetPassword({ ownerUrl, account }: Order): Promise<{ refused: string } | { password: string }> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql<{ id: string; unit_code: string }[]>`
      select id, unit_code from accounts where account = ${account} and roles && ${[...separatedRoles]}`;
    if (!found)
      return { refused: `没有名为 ${account} 的管理员账号：这里只重置三员账号，其他账号由安全管理员在“账号”页重置。` };
    const password = oneTimePassword();
    const hash = await hashPassword(password);
    await sql.begin(async (tx) => {
      await tx`insert into credentials (account_id, hash, expires_at) values (${found.id}, ${hash}, now() + interval '7 days')
        on conflict (account_id) do update set hash = excluded.hash, changed_at = now(), expires_at = excluded.expires_at`;
      await tx`update accounts set must_change = true, status = 'active' where id = ${found.id}`;
      await tx`update app_sessions set ended_at = now() where account_id = ${found.id} and ended_at is null`;
      await tx`delete from sign_in_locks where account = ${account}`;
      await tx`insert into audit_log (request_id, staff_name, staff_unit, verb, outcome, subject_kind, subject_id, unit_code, note)
        values (${randomUUID().slice(0, 8)}, '服务器控制台', '', 'account.reset-password', 'ok', 'account', ${found.id}, ${found.unit_code}, ${account})`;
    });
    return { password };
  } finally {
    await sql.end();
  }
}

// Run by the launcher: the order comes on stdin (it holds a password), the answer is the last line of stdout.
const order = JSON.parse(await text(process.stdin)) as Order;
process.stdout.write(`\n${JSON.stringify(await resetPassword(order))}\n`);
