import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { NextAuthOptions } from "next-auth";
import { getServerSession } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { cache } from "react";
import { database, type Tx } from "@/db/client";
import { today } from "./clock";
import { isoOf } from "./dates";
import { env } from "./env";
import { discreet } from "./errors";
import { type Role, separatedRoles } from "./may";
import { hashPassword, passwordMatches } from "./passwords";
import { type Staff, staffOf, type UnitLevel } from "./staff";

const LOCK_FAILURES = 5;
const LOCK_MINUTES = 15;
const SLOW_AFTER = 50;
export const SESSION_SECONDS = 12 * 60 * 60;

/** A transaction as the sign-in door: it reads accounts and passwords, keeps sessions, and sees no business data. */
async function atDoor<Out>(body: (tx: Tx) => Promise<Out>): Promise<Out> {
  try {
    return await database().transaction(async (tx) => {
      await tx.execute(sql`select set_config('role', 'tuijintai_door', true)`);
      return body(tx);
    });
  } catch (error) {
    throw discreet(error);
  }
}

interface Attempt {
  account: string;
  password: string;
  address: string;
}

/** Compared when the name is unknown, so that the answer takes as long as for a known one. */
const decoy = hashPassword("no such account");

const held = globalThis as unknown as { tuijintaiSignIns?: Map<string, Promise<unknown>> };

/** One attempt a name at a time: of many at once, all would be checked before the first failure is counted. */
async function inTurn<Out>(name: string, body: () => Promise<Out>): Promise<Out> {
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

/**
 * Checks a sign-in. Known and unknown names are answered alike, locks included. Five failures lock the name for 15 minutes;
 * an address slows down after 50 failures in 15 minutes. Returns the account's id, or null.
 */
export async function signIn(attempt: Attempt): Promise<string | null> {
  await slowDown(attempt.address);
  // The database keeps no NUL, and nobody's name holds one.
  const account = attempt.account.replaceAll("\0", "");
  return inTurn(account, () => checked({ ...attempt, account }));
}

async function slowDown(address: string): Promise<void> {
  const failures = await atDoor(async (tx) => {
    const rows = await tx.execute<{ n: number }>(sql`select count(*)::int as n from sign_in_attempts
      where address = ${address} and not ok and at > now() - interval '15 minutes'`);
    return rows[0]?.n ?? 0;
  });
  if (failures > SLOW_AFTER)
    await new Promise((resolve) => setTimeout(resolve, Math.min(5000, (failures - SLOW_AFTER) * 100)));
}

async function checked({ account, password, address }: Attempt): Promise<string | null> {
  const found = await atDoor(async (tx) => {
    const rows = await tx.execute<{ id: string | null; hash: string | null; open: boolean }>(sql`
      select a.id, c.hash, coalesce(l.locked_until < now(), true) as open
      from (select ${account}::text as account) asked
      left join accounts a on a.account = asked.account and a.status = 'active'
      left join credentials c on c.account_id = a.id and (c.expires_at is null or c.expires_at > now())
      left join sign_in_locks l on l.account = asked.account`);
    return rows[0];
  });
  const matches = await passwordMatches(found?.hash ?? (await decoy), password);
  const ok = matches && found?.hash != null && found.open;

  return atDoor(async (tx) => {
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
    const nth = lock[0]?.failures ?? 0;
    const remark = ok ? "" : nth >= LOCK_FAILURES ? `第 ${nth} 次失败，已锁定` : `第 ${nth} 次失败`;
    await tx.execute(sql`insert into audit_log (request_id, staff_id, staff_name, staff_unit, verb, outcome, subject_kind, subject_id, note, address)
      select ${createHash("sha256").update(`${account}${Date.now()}`).digest("hex").slice(0, 8)}, a.id, coalesce(a.name, '—'), coalesce(u.title, '—'),
        'account.sign-in', ${ok ? "ok" : "failed"}, 'account', asked.account, ${remark}, ${address}
      from (select ${account}::text as account) asked
      left join accounts a on a.account = asked.account left join units u on u.code = a.unit_code`);
    if (!ok) return null;
    await tx.execute(sql`update accounts set last_sign_in_at = now() where id = ${found.id}`);
    return found.id;
  });
}

/**
 * Whether the password is the account's own; for changing it. Looks at the door from within the verb's transaction: a second
 * connection beside a held one would let a few such requests at once wait for each other for ever.
 */
export async function ownPassword(tx: Tx, accountId: string, password: string): Promise<boolean> {
  await tx.execute(sql`select set_config('role', 'tuijintai_door', true)`);
  const [row] = await tx.execute<{ hash: string }>(sql`select hash from credentials where account_id = ${accountId}`);
  await tx.execute(sql`select set_config('role', 'tuijintai_staff', true)`);
  return row !== undefined && passwordMatches(row.hash, password);
}

/** A row for a browser that has just signed in; its id goes into the cookie. */
export async function openSession(accountId: string, address: string, agent: string): Promise<string> {
  return atDoor(async (tx) => {
    const rows = await tx.execute<{ id: string }>(sql`insert into app_sessions (account_id, address, agent)
      values (${accountId}, ${address}, ${agent.slice(0, 200)}) returning id`);
    return rows[0]!.id;
  });
}

export async function endSession(sessionId: string): Promise<void> {
  await atDoor((tx) =>
    tx.execute(sql`update app_sessions set ended_at = coalesce(ended_at, now()) where id = ${sessionId}`),
  );
}

type Headers = Record<string, string | string[] | undefined> | undefined;

/** The peer's address as our own server noted it; a client cannot forge this header, the server overwrites it. */
function addressOf(headers: Headers): string {
  const value = headers?.["x-client-address"];
  return (Array.isArray(value) ? value[0] : value) ?? "未知";
}

export const authOptions: NextAuthOptions = {
  session: { strategy: "jwt", maxAge: SESSION_SECONDS },
  pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
  providers: [
    CredentialsProvider({
      credentials: { account: {}, password: {} },
      async authorize(credentials, request) {
        const account = credentials?.account?.trim().toLowerCase().slice(0, 64) ?? "";
        const password = credentials?.password?.slice(0, 200) ?? "";
        const address = addressOf(request.headers);
        const id = account && password ? await signIn({ account, password, address }) : null;
        if (id === null) return null;
        const agent = request.headers?.["user-agent"];
        return { id, sid: await openSession(id, address, String(agent ?? "")) };
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && "sid" in user ? { sub: user.id, sid: user.sid } : token),
    session: ({ session, token }) => ({ ...session, sid: token.sid }),
    // Only paths of this site: a callback never leads elsewhere.
    redirect: ({ url, baseUrl }) =>
      url.startsWith("/") && !url.startsWith("//")
        ? `${baseUrl}${url}`
        : new URL(url, baseUrl).origin === new URL(baseUrl).origin
          ? url
          : baseUrl,
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.sid === "string") await endSession(token.sid);
    },
  },
};

interface SessionRow extends Record<string, unknown> {
  id: string;
  account: string;
  name: string;
  roles: Role[];
  must_change: boolean;
  address: string;
  code: string;
  unit_name: string;
  title: string;
  level: UnitLevel;
  parent_code: string | null;
  seats: number[];
  /** Colleagues that this one stands in for today, and their roles. */
  absent: string[] | null;
  lent: Role[] | null;
}

/** The staff member of a session row that is neither ended, idle nor older than a cookie lasts; null otherwise. */
export async function staffOfSession(sessionId: string): Promise<Staff | null> {
  const row = await atDoor(async (tx) => {
    const rows = await tx.execute<SessionRow & { seen_long_ago: boolean }>(sql`
      select a.id, a.account, a.name, a.roles, a.must_change, s.address, u.code, u.name as unit_name, u.title, u.level, u.parent_code,
        array(select distinct w.head_id from working_group_seats w where w.until is null and (w.account_id = a.id
          or w.account_id = any (d.ids) or (w.account_id is null and w.unit_code = a.unit_code))) as seats,
        d.names as absent, d.roles as lent,
        s.last_seen_at < now() - make_interval(secs => ${Math.min(60, env().IDLE_MINUTES * 20)}) as seen_long_ago
      from app_sessions s join accounts a on a.id = s.account_id and a.status = 'active' join units u on u.code = a.unit_code
      cross join lateral (select array_agg(distinct o.id) as ids, array_agg(distinct o.name) as names, array_agg(distinct r) as roles
        from deputies p join accounts o on o.id = p.account_id and o.unit_code = a.unit_code and o.status = 'active', unnest(o.roles) r
        where p.deputy_id = a.id and p.ended_at is null and ${isoOf(today())}::date between p.from_on and p.until_on
          and r <> all (${`{${separatedRoles.join()}}`}::text[])) d
      where s.id = ${sessionId} and s.ended_at is null and s.created_at > now() - make_interval(secs => ${SESSION_SECONDS})
        and s.last_seen_at > now() - make_interval(mins => ${env().IDLE_MINUTES})`);
    const found = rows[0];
    if (found?.seen_long_ago)
      await tx.execute(sql`update app_sessions set last_seen_at = now() where id = ${sessionId}`);
    return found;
  });
  if (!row) return null;
  const unit = { code: row.code, name: row.unit_name, title: row.title, level: row.level, parentCode: row.parent_code };
  const { id, account, address, seats } = row;
  // Whoever stands in for somebody acts with that post's roles, and everything done says so.
  const roles = [...new Set([...row.roles, ...(row.lent ?? [])])];
  const name = row.absent ? `${row.name}（代${row.absent.join("、")}）` : row.name;
  return staffOf({ id, account, name, unit, roles, seats, mustChange: row.must_change, sessionId, address });
}

/** Who asks, once per request; null when nobody is signed in. */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  const session: { sid?: unknown } | null = await getServerSession(authOptions);
  return typeof session?.sid === "string" ? staffOfSession(session.sid) : null;
});

/** Whether the database answers at the door. */
export async function doorOpen(): Promise<boolean> {
  return atDoor(async (tx) => (await tx.execute(sql`select 1 as one`)).length === 1);
}

/** Whether the board holds demonstration data; asked where nobody is signed in. */
export async function holdsDemoData(): Promise<boolean> {
  return atDoor(
    async (tx) =>
      (await tx.execute(sql`select 1 from settings where key = 'demo' and value = 'true'::jsonb`)).length > 0,
  );
}
