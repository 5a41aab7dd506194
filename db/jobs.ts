import type { Sql } from "postgres";
import { JOB_SCHEMA, JOBS, ownerBoss } from "@/platform/jobs/connection";
import { schedules, scheduleZone } from "@/platform/jobs/schedules";
import { type JobName, jobNames } from "@/vocab/jobs";

/**
 * The queues' schema, brought up to date by the owner; the server's jobs role gets its rows and no more. A job is tried eight
 * times over about two hours; a server that dies in the middle misses its heartbeats and another one goes on.
 */
const queue = {
  retryLimit: 7,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 3600,
  heartbeatSeconds: 20,
  expireInSeconds: 900,
  // What is over stays to be seen, and what failed to be tried again, for two weeks.
  deleteAfterSeconds: 14 * 86_400,
  notify: true,
};

/** Somebody waits for an export: it fails within minutes, and may take an hour. */
const special: Partial<Record<JobName, Partial<typeof queue>>> = {
  "export.make": { retryLimit: 3, expireInSeconds: 3600 },
};

export async function prepareJobs(sql: Sql, ownerUrl: string): Promise<void> {
  const boss = ownerBoss(ownerUrl);
  // What goes wrong in the background is thrown by the call that needs it as well.
  boss.on("error", () => {});
  await boss.start();
  try {
    const known = new Set((await boss.getQueues()).map((found) => found.name));
    for (const name of jobNames) {
      const options = { ...queue, ...special[name] };
      if (known.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
    const wanted = new Set<string>(schedules.map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
    for (const { name, cron } of schedules) {
      await boss.schedule(name, cron, null, { tz: scheduleZone, missed: "once" });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
  await sql`grant usage on schema ${sql(JOB_SCHEMA)} to ${sql(JOBS)}`;
  await sql`grant select, insert, update, delete on all tables in schema ${sql(JOB_SCHEMA)} to ${sql(JOBS)}`;
}
