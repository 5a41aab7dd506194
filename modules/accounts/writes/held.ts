import { and, eq, isNull, ne, or, sql } from "drizzle-orm";
import {
  accounts,
  appSessions,
  credentials,
  deputies,
  followUpEvents,
  followUps,
  units,
  workingGroupSeats,
} from "@/db/schema";
import { NotFound, type Objection } from "@/platform/errors";
import { hashPassword } from "@/platform/passwords";
import type { Tx } from "@/platform/run";
import type { Staff } from "@/platform/staff";

const ONE_TIME_DAYS = 3;

/** The account's row, locked until the command ends. */
export async function lockAccount(tx: Tx, id: string) {
  const [row] = await tx.select().from(accounts).where(eq(accounts.id, id)).for("update");
  if (!row) throw new NotFound();
  return row;
}

/** An active unit for an account; an objection at the field where there is none. */
export async function accountUnit(tx: Tx, code: string) {
  const [unit] = await tx
    .select({ code: units.code, title: units.title, level: units.level })
    .from(units)
    .where(and(eq(units.code, code), eq(units.active, true)));
  return unit ?? null;
}

/**
 * Why this account may not lose its security role or its access, or null: nobody does it to oneself, and the last
 * active security administrator stays. Locks the administrators' rows, so that two of them cannot remove each other at once.
 */
export async function lossObjection(
  tx: Tx,
  staff: Staff,
  row: { id: string; roles: string[] },
): Promise<Objection | null> {
  if (row.id === staff.id) return { message: "不能停用或更改本人的账号，请由另一位安全管理员操作" };
  if (!row.roles.includes("secadmin")) return null;
  const holders = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(and(sql`'secadmin' = any(${accounts.roles})`, eq(accounts.status, "active"), ne(accounts.name, "")))
    .orderBy(accounts.id)
    .for("update");
  return holders.some((holder) => holder.id !== row.id)
    ? null
    : { message: "这是最后一位在用的安全管理员，不能停用或更改" };
}

/** Sets a one-time password: it stops working after three days and has to be changed at the first sign-in. */
export async function setOneTimePassword(tx: Tx, accountId: string, password: string): Promise<void> {
  await setPassword(tx, accountId, password, sql`now() + make_interval(days => ${ONE_TIME_DAYS})`);
}

export async function setPassword(
  tx: Tx,
  accountId: string,
  password: string,
  expiresAt: ReturnType<typeof sql> | null = null,
): Promise<void> {
  const secret = { hash: await hashPassword(password), changedAt: sql`now()`, expiresAt };
  await tx
    .insert(credentials)
    .values({ accountId, ...secret })
    .onConflictDoUpdate({ target: credentials.accountId, set: secret });
}

/** Ends the account's sessions, all but `except`; answers how many. */
export async function endSessions(tx: Tx, accountId: string, except: string | null = null): Promise<number> {
  const ended = await tx
    .update(appSessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(appSessions.accountId, accountId),
        sql`${appSessions.endedAt} is null`,
        except === null ? undefined : ne(appSessions.id, except),
      ),
    )
    .returning({ id: appSessions.id });
  return ended.length;
}

/** Ends what the account lends to a deputy and what it holds as one: the person has left, or the post is another. */
export async function endDeputies(tx: Tx, accountId: string): Promise<void> {
  await tx
    .update(deputies)
    .set({ endedAt: sql`now()` })
    .where(and(isNull(deputies.endedAt), or(eq(deputies.accountId, accountId), eq(deputies.deputyId, accountId))));
}

/** Gives the account's working-group seats to a successor, or back to the post. Answers how many. */
async function handSeatsOver(tx: Tx, from: { id: string }, to: { id: string; name: string } | null): Promise<number> {
  const moved = await tx
    .update(workingGroupSeats)
    .set({ accountId: to?.id ?? null, name: to?.name ?? "待指定", version: sql`${workingGroupSeats.version} + 1` })
    .where(and(eq(workingGroupSeats.accountId, from.id), isNull(workingGroupSeats.until)))
    .returning({ id: workingGroupSeats.id });
  return moved.length;
}

/** Gives the account's open follow-ups and its seats to a successor, or back to the post; each follow-up gets its event. Answers how many of each. */
export async function handWorkOver(
  tx: Tx,
  staff: Staff,
  from: { id: string; name: string },
  to: { id: string; name: string } | null,
): Promise<{ followUps: number; seats: number }> {
  const moved = await tx
    .update(followUps)
    .set({ assigneeId: to?.id ?? null, version: sql`${followUps.version} + 1` })
    .where(and(eq(followUps.assigneeId, from.id), ne(followUps.state, "closed")))
    .returning({ id: followUps.id, unitCode: followUps.unitCode, issuerUnit: followUps.issuerUnit });
  const text = to ? `由 ${from.name} 交接给 ${to.name}` : `${from.name} 的工作退回岗位，待指定人员`;
  const event = { kind: "handed_over" as const, text, staffName: staff.name, staffUnit: staff.unit.title };
  for (const { id, unitCode, issuerUnit } of moved)
    await tx.insert(followUpEvents).values({ followUpId: id, unitCode, issuerUnit, ...event });
  return { followUps: moved.length, seats: await handSeatsOver(tx, from, to) };
}

/** 未了督办 3 项、工作组席位 1 个; empty where there was nothing. */
export function handedWords({ followUps, seats }: { followUps: number; seats: number }): string {
  const parts = [followUps > 0 ? `未了督办 ${followUps} 项` : "", seats > 0 ? `工作组席位 ${seats} 个` : ""];
  return parts.filter(Boolean).join("、");
}
