import { sql } from "drizzle-orm";
import { Refusal } from "./errors";
import type { Tx } from "./run";

export const LOCK_FAILURES = 5;
const LOCK_MINUTES = 15;

const held = globalThis as unknown as { tuijintaiSignIns?: Map<string, Promise<unknown>> };

/** One attempt a name at a time: of many at once, all would be checked before the first failure is counted. */
export async function inTurn<Out>(name: string, body: () => Promise<Out>): Promise<Out> {
  held.tuijintaiSignIns ??= new Map();
  const turns = held.tuijintaiSignIns;
  const mine = (turns.get(name) ?? Promise.resolve()).then(body, body);
  turns.set(name, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(name) === mine) turns.delete(name);
  }
}

/** Notes one try of a name's password at the door and answers how many have failed since the last right one; five lock the name. */
export async function countTry(tx: Tx, account: string, address: string, ok: boolean): Promise<number> {
  await tx.execute(sql`insert into sign_in_attempts (address, account, ok) values (${address}, ${account}, ${ok})`);
  const lock = await tx.execute<{ failures: number }>(
    ok
      ? sql`insert into sign_in_locks (account) values (${account})
            on conflict (account) do update set failures = 0, locked_until = null returning failures`
      : sql`insert into sign_in_locks as l (account, failures) values (${account}, 1)
            on conflict (account) do update set
              failures = case when l.locked_until < now() then 1 else l.failures + 1 end,
              locked_until = case when l.locked_until >= now() then l.locked_until
                when l.locked_until is null and l.failures + 1 >= ${LOCK_FAILURES} then now() + make_interval(mins => ${LOCK_MINUTES}) end
            returning failures`,
  );
  return lock[0]?.failures ?? 0;
}

/** For how many more minutes a name is locked; 0 when it is not. */
export async function lockedMinutes(tx: Tx, account: string): Promise<number> {
  const [lock] = await tx.execute<{
    minutes: number;
  }>(sql`select ceil(extract(epoch from locked_until - now()) / 60)::int as minutes
    from sign_in_locks where account = ${account} and locked_until >= now()`);
  return lock ? Math.max(1, lock.minutes) : 0;
}

/** The password that was asked for again is not the account's own; whoever counts the tries puts the number into words. */
export class WrongPassword extends Refusal {
  constructor(message = "当前密码不正确") {
    super({ field: "current", message });
  }
}

export function wrongWords(failures: number): string {
  return failures >= LOCK_FAILURES
    ? `当前密码不正确，已连续错 ${failures} 次；登录和修改密码锁定 ${LOCK_MINUTES} 分钟`
    : `当前密码不正确，再错 ${LOCK_FAILURES - failures} 次将锁定 ${LOCK_MINUTES} 分钟`;
}
