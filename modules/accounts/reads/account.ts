import { and, asc, desc, eq, isNull, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { accounts, appSessions, credentials, followUps, signInLocks, units } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";

const sessionColumns = {
  id: appSessions.id,
  createdAt: appSessions.createdAt,
  lastSeenAt: appSessions.lastSeenAt,
  address: appSessions.address,
  agent: appSessions.agent,
};

/** Sessions that are neither ended nor older than the longest session. */
const openSession = and(isNull(appSessions.endedAt), sql`${appSessions.lastSeenAt} > now() - interval '12 hours'`);

/** One account for the security administrator: identity, lock, open sessions, and its open follow-ups with possible successors. */
export const account = query(
  { name: "account.one", may: "account.admin", input: z.object({ id: z.uuid() }) },
  async ({ tx, staff }, { id }) => {
    const [row] = await tx
      .select({
        id: accounts.id,
        account: accounts.account,
        name: accounts.name,
        unitCode: accounts.unitCode,
        unitTitle: units.title,
        roles: accounts.roles,
        status: accounts.status,
        mustChange: accounts.mustChange,
        note: accounts.note,
        version: accounts.version,
        createdAt: accounts.createdAt,
        lastSignInAt: accounts.lastSignInAt,
        expiresAt: credentials.expiresAt,
        failures: sql<number>`coalesce(${signInLocks.failures}, 0)`,
        lockedUntil: sql<
          string | null
        >`case when ${signInLocks.lockedUntil} > now() then ${signInLocks.lockedUntil}::text end`,
      })
      .from(accounts)
      .innerJoin(units, eq(units.code, accounts.unitCode))
      .leftJoin(credentials, eq(credentials.accountId, accounts.id))
      .leftJoin(signInLocks, eq(signInLocks.account, accounts.account))
      .where(eq(accounts.id, id));
    if (!row) throw new NotFound();
    const sessions = await tx
      .select(sessionColumns)
      .from(appSessions)
      .where(and(eq(appSessions.accountId, id), openSession))
      .orderBy(desc(appSessions.lastSeenAt));
    const [open] = await tx
      .select({ n: sql<number>`count(*)::int` })
      .from(followUps)
      .where(and(eq(followUps.assigneeId, id), ne(followUps.state, "closed")));
    const successors = await tx
      .select({ id: accounts.id, account: accounts.account, name: accounts.name })
      .from(accounts)
      .where(
        and(
          eq(accounts.unitCode, row.unitCode),
          ne(accounts.id, id),
          eq(accounts.status, "active"),
          ne(accounts.name, ""),
          sql`${accounts.roles} && array['officer', 'reviewer', 'planner']`,
        ),
      )
      .orderBy(asc(accounts.account));
    return { ...row, sessions, openWork: open?.n ?? 0, successors, self: id === staff.id };
  },
);

/** The staff member's own open sessions, newest first; the one that asks is marked. */
export const ownSessions = query(
  { name: "account.own-sessions", may: "self.account", input: z.object({}) },
  async ({ tx, staff }) => {
    const rows = await tx
      .select(sessionColumns)
      .from(appSessions)
      .where(and(eq(appSessions.accountId, staff.id), openSession))
      .orderBy(desc(appSessions.lastSeenAt));
    return rows.map((row) => ({ ...row, here: row.id === staff.sessionId }));
  },
);
