import { drizzle, type PostgresJsDatabase } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/platform/env";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

const held = globalThis as unknown as { tuijintaiDatabase?: Database };

/**
 * The runtime's pool. It logs in as a role that owns nothing and inherits nothing: without a `set role` inside a
 * transaction every statement is refused. Opened by platform/run.ts and platform/session.ts alone.
 */
export function database(): Database {
  // One pool a process: a development server reloads modules, and every reload would open another.
  held.tuijintaiDatabase ??= drizzle(
    postgres(env().RUNTIME_DATABASE_URL, {
      max: 16,
      idle_timeout: 60,
      connect_timeout: 5,
      // A download whose reader has gone silent gives its connection back.
      connection: { idle_in_transaction_session_timeout: 300_000 },
      onnotice: () => {},
    }),
    { schema },
  );
  return held.tuijintaiDatabase;
}
