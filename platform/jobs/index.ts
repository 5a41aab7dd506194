import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { JobName } from "@/vocab/jobs";
import { env } from "../env";
import { log } from "../log";
import type { Tx } from "../run";
import { connectionOf, JOBS } from "./connection";

const held = globalThis as unknown as { tuijintaiBoss?: Promise<PgBoss> };

/** The process's one queue: a server's works jobs off as well (`startWorker`), any other only puts them in. */
export function boss(): Promise<PgBoss> {
  held.tuijintaiBoss ??= open({ max: 2, supervise: false, schedule: false, registerInstance: false });
  return held.tuijintaiBoss;
}

/** Opens the queue that this process will use from now on. */
export async function openWorking(): Promise<PgBoss> {
  held.tuijintaiBoss = open({
    max: 6,
    // A dead server's jobs are noticed within about half a minute.
    superviseIntervalSeconds: 15,
    monitorIntervalSeconds: 15,
    useListenNotify: true,
    // The indexes are the owner's.
    reindex: false,
    monitorVacuum: false,
  });
  return held.tuijintaiBoss;
}

async function open(options: ConstructorParameters<typeof PgBoss>[0] & object): Promise<PgBoss> {
  const opened = new PgBoss({
    ...connectionOf(env().RUNTIME_DATABASE_URL),
    // The login role may do nothing by itself; every connection of the queue is the jobs role from its start.
    options: `-c role=${JOBS}`,
    migrate: false,
    createSchema: false,
    ...options,
  });
  opened.on("error", (error) => log.error({ message: error.message }, "job queue"));
  opened.on("warning", ({ message }) => log.warn({ message }, "job queue"));
  return opened.start();
}

/** Within a verb's transaction: `body` as the jobs role, then the staff role again. */
export async function asJobs<Out>(tx: Tx, body: () => Promise<Out>): Promise<Out> {
  await tx.execute(sql`select set_config('role', ${JOBS}, true)`);
  const result = await body();
  await tx.execute(sql`select set_config('role', 'tuijintai_staff', true)`);
  return result;
}

export interface When {
  /** Once ever: a second job of the name with the same key adds nothing. */
  key?: string;
  startAfter?: Date;
}

/**
 * Puts a job into the queue in the command's own transaction: it exists if and only if the command commits. `data` holds ids
 * alone, no business content; the handler reads the rest through a verb.
 */
export async function enqueue(tx: Tx, name: JobName, data: object, { key, startAfter }: When = {}): Promise<void> {
  const queue = await boss();
  const options = {
    db: fromDrizzle(tx, sql),
    ...(key === undefined ? {} : { id: idOf(name, key) }),
    ...(startAfter ? { startAfter } : {}),
  };
  await asJobs(tx, () => queue.send(name, data, options));
}

/** Puts a failed job back into its queue; false when it has not failed. */
export async function retryJob(tx: Tx, name: JobName, id: string): Promise<boolean> {
  const queue = await boss();
  return asJobs(tx, async () => {
    const failed = await tx.execute(
      sql`select 1 from pgboss.job where name = ${name} and id = ${id} and state = 'failed' for update`,
    );
    if (failed.length > 0) await queue.retry(name, id, { db: fromDrizzle(tx, sql) });
    return failed.length > 0;
  });
}

/** The same key is the same job: its id is derived. */
function idOf(name: string, key: string): string {
  const hex = createHash("sha256").update(`${name}\n${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
