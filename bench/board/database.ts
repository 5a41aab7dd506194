import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import postgres, { type Sql } from "postgres";
import { openDatabase, prepareDatabase } from "@/scripts/lib/database.mjs";
import { takeLock } from "@/scripts/lib/lock.mjs";
import { startPostgres } from "@/scripts/lib/postgres.mjs";
import { TEST_DAY } from "@/scripts/lib/test-day.mjs";

export const PASSWORD = "Tuijin-2026!";
/** The board of the benches; the launcher ignores it. */
const folder = join(import.meta.dirname, "../../.data-bench");

export interface BigBoard {
  sql: Sql;
  ownerUrl: string;
  runtimeUrl: string;
  authSecret: string;
  close: () => Promise<void>;
}

/**
 * Opens the benches' own board: the embedded PostgreSQL on `.data-bench`, or the empty database that DATABASE_URL names, with the
 * demonstration in it. `filling` gives up durability for the time of the seed.
 */
export async function openBoard({ filling = false } = {}): Promise<BigBoard> {
  const databaseUrl = process.env.DATABASE_URL;
  const release = databaseUrl ? () => {} : await lockedFolder();
  const extra = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_wal_size: "4GB" };
  const database =
    filling && !databaseUrl
      ? await startPostgres(folder, { ...extra, maintenance_work_mem: "512MB", work_mem: "256MB" })
      : await openDatabase({ databaseUrl, dataDir: folder });
  const order = { ownerUrl: database.url, seed: "demo", today: TEST_DAY, password: PASSWORD };
  const { runtimeUrl, authSecret } = await prepareDatabase(order);
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  const close = async () => {
    await sql.end();
    await database.stop();
    release();
  };
  return { sql, ownerUrl: database.url, runtimeUrl, authSecret, close };
}

async function lockedFolder(): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  // The database's own user passes through here when the bench runs as root.
  chmodSync(folder, 0o755);
  return takeLock(folder);
}

/** What a verb needs to know of the board, for processes that run verbs themselves. */
export const settingsFor = ({ runtimeUrl, ownerUrl, authSecret }: BigBoard): Record<string, string> => ({
  ...{ NODE_ENV: "production", TZ: "Asia/Shanghai", RUNTIME_DATABASE_URL: runtimeUrl, TEST_OWNER_URL: ownerUrl },
  ...{ AUTH_SECRET: authSecret, PUBLIC_URL: "http://127.0.0.1:3000", DEMO_TODAY: TEST_DAY },
});
