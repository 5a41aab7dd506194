import { PgBoss } from "pg-boss";

export const JOB_SCHEMA = "pgboss";
/** Reads and writes jobs and nothing else; the running server's login may step into it. */
export const JOBS = "tuijintai_jobs";

/** A URL in the words of the queue's driver: `require` encrypts without checking the certificate, as it does for our own. */
export function connectionOf(url: string) {
  const plain = new URL(url);
  const mode = plain.searchParams.get("sslmode") ?? "disable";
  plain.searchParams.delete("sslmode");
  const ssl = mode.startsWith("verify") ? true : mode === "require" ? { rejectUnauthorized: false } : false;
  return { connectionString: plain.href, ssl, schema: JOB_SCHEMA };
}

/** The owner's queue: makes and migrates the schema, runs no job. */
export function ownerBoss(url: string): PgBoss {
  return new PgBoss({ ...connectionOf(url), max: 2, supervise: false, schedule: false, registerInstance: false });
}
