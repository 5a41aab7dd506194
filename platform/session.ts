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
import { countTry, inTurn, LOCK_FAILURES, lockedMinutes, WrongPassword, wrongWords } from "./tries";

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
    const nth = await countTry(tx, account, address, ok);
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
 * Refuses a password that is not the account's own; for changing it. Looks at the door from within the verb's transaction: a
 * second connection beside a held one would let a few such requests at once wait for each other for ever.
 */
export async function ownPassword(tx: Tx, { id, account, address }: Staff, password: string): Promise<void> {
  await tx.execute(sql`select set_config('role', 'tuijintai_door', true)`);
  const [row] = await tx.execute<{ hash: string }>(sql`select hash from credentials where account_id = ${id}`);
  if (row === undefined || !(await passwordMatches(row.hash, password))) throw new WrongPassword();
  await countTry(tx, account, address, true);
  await tx.execute(sql`select set_config('role', 'tuijintai_staff', true)`);
}

/**
 * Around a command that asks for the own password again: its wrong ones count like those of a sign-in and lock the name for both.
 * Before and after the command's transaction, never beside it; the count stays when the command rolls back.
 */
export async function countingTries<Out>(staff: Staff, run: () => Promise<Out>): Promise<Out> {
  const { account, address } = staff;
  return inTurn(account, async () => {
    const minutes = await atDoor((tx) => lockedMinutes(tx, account));
    if (minutes > 0)
      throw new WrongPassword(`密码连续错 ${LOCK_FAILURES} 次，登录和修改密码已锁定，请 ${minutes} 分钟后再试`);
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof WrongPassword)) throw error;
      throw new WrongPassword(wrongWords(await atDoor((tx) => countTry(tx, account, address, false))));
    }
  });
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

interface StaffRow extends Record<string, unknown> {
  id: string;
  account: string;
  name: string;
  roles: Role[];
  must_change: boolean;
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

const staffColumns = sql`a.id, a.account, a.name, a.roles, a.must_change, u.code, u.name as unit_name, u.title, u.level, u.parent_code,
  array(select distinct w.head_id from working_group_seats w where w.until is null and (w.account_id = a.id
    or w.account_id = any (d.ids) or (w.account_id is null and w.unit_code = a.unit_code))) as seats,
  d.names as absent, d.roles as lent`;

/** Active accounts with their units and with whom they stand in for today. */
const staffSource = () => sql`accounts a join units u on u.code = a.unit_code and a.status = 'active'
  cross join lateral (select array_agg(distinct o.id) as ids, array_agg(distinct o.name) as names, array_agg(distinct r) as roles
    from deputies p join accounts o on o.id = p.account_id and o.unit_code = a.unit_code and o.status = 'active' and o.name <> '', unnest(o.roles) r
    where p.deputy_id = a.id and p.ended_at is null and ${isoOf(today())}::date between p.from_on and p.until_on
      and r <> all (${`{${separatedRoles.join()}}`}::text[])) d`;

function staffOfRow(row: StaffRow, at: Pick<Staff, "sessionId" | "address">): Staff {
  const unit = { code: row.code, name: row.unit_name, title: row.title, level: row.level, parentCode: row.parent_code };
  const { id, account, seats } = row;
  // Whoever stands in for somebody acts with that post's roles, and everything done says so; one of the three administrators never does.
  const lent = row.roles.some((role) => separatedRoles.includes(role)) ? null : row.lent;
  const roles = [...new Set([...row.roles, ...(lent ?? [])])];
  const name = row.absent && lent ? `${row.name}（代${row.absent.join("、")}）` : row.name;
  return staffOf({ id, account, name, unit, roles, seats, mustChange: row.must_change, ...at });
}

/** The staff member of a session row that is neither ended, idle nor older than a cookie lasts; null otherwise. */
export async function staffOfSession(sessionId: string): Promise<Staff | null> {
  const row = await atDoor(async (tx) => {
    const rows = await tx.execute<StaffRow & { address: string; seen_long_ago: boolean }>(sql`
      select ${staffColumns}, s.address,
        s.last_seen_at < now() - make_interval(secs => ${Math.min(60, env().IDLE_MINUTES * 20)}) as seen_long_ago
      from ${staffSource()} join app_sessions s on s.account_id = a.id
      where s.id = ${sessionId} and s.ended_at is null and s.created_at > now() - make_interval(secs => ${SESSION_SECONDS})
        and s.last_seen_at > now() - make_interval(mins => ${env().IDLE_MINUTES})`);
    const found = rows[0];
    if (found?.seen_long_ago)
      await tx.execute(sql`update app_sessions set last_seen_at = now() where id = ${sessionId}`);
    return found;
  });
  return row ? staffOfRow(row, { sessionId, address: row.address }) : null;
}

/**
 * An account as a session of it would stand this moment, for work that it has asked for and does not wait for: post, roles,
 * seats and deputies of now. Null when it is not in use any more.
 */
export async function staffOfAccount(accountId: string): Promise<Staff | null> {
  const row = await atDoor(async (tx) => {
    const rows = await tx.execute<StaffRow>(
      sql`select ${staffColumns} from ${staffSource()} where a.id = ${accountId}`,
    );
    return rows[0];
  });
  return row ? staffOfRow(row, { sessionId: null, address: "" }) : null;
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
