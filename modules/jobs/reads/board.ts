import { sql } from "drizzle-orm";
import { asJobs, boss } from "@/platform/jobs";
import { schedules, scheduleZone } from "@/platform/jobs/schedules";
import { query } from "@/platform/run";
import { type JobName, type JobState, jobNames } from "@/vocab/jobs";
import { JobSearch } from "../search";

export interface JobRow extends Record<string, unknown> {
  id: string;
  name: JobName;
  state: JobState;
  /** Moments as the database's text. */
  createdAt: string;
  dueAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** How often it was begun; `most` is how often it may be. */
  attempts: number;
  most: number;
  /** Why the last attempt failed, one sentence; empty when it did not. */
  fault: string;
}

/** The queue's own words, where a job did not end by itself. */
const interrupted = "运行中断（服务器停止或超时），已重新排队";

const own = sql`j.name in (select jsonb_array_elements_text(${JSON.stringify(jobNames)}::jsonb))`;

/** Jobs by state and name, newest first, without what they hold; the counts by state, the servers at work, the next hours. */
export const jobBoard = query({ name: "job.board", may: "job.admin", input: JobSearch }, async ({ tx }, search) => {
  const named = search.name ? sql`j.name = ${search.name}` : own;
  const page = await asJobs(tx, async () => {
    const rows =
      await tx.execute<JobRow>(sql`select j.id, j.name, j.state::text as state, j.created_on::text as "createdAt",
        j.start_after::text as "dueAt", j.started_on::text as "startedAt", j.completed_on::text as "endedAt",
        case when j.started_on is null then 0 else j.retry_count + 1 end as attempts, j.retry_limit + 1 as most,
        case when j.state = 'completed' then '' else coalesce(j.output ->> 'message', case when j.output is null then '' else ${interrupted} end) end as fault
      from pgboss.job j where ${named} and ${search.state ? sql`j.state::text = ${search.state}` : sql`true`}
      order by j.created_on desc, j.id limit ${search.size} offset ${(search.page - 1) * search.size}`);
    const counts = await tx.execute<{ state: JobState; n: number }>(
      sql`select j.state::text as state, count(*)::int as n from pgboss.job j where ${named} group by 1`,
    );
    const [servers] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from pgboss.instance
      where stopped_on is null and heartbeat_on > now() - make_interval(secs => 3 * heartbeat_seconds)`);
    const last = await tx.execute<{
      name: JobName;
      at: string;
      state: JobState;
    }>(sql`select distinct on (j.name) j.name,
      j.created_on::text as at, j.state::text as state from pgboss.job j where ${own} order by j.name, j.created_on desc`);
    return { rows: [...rows], counts: [...counts], servers: servers?.n ?? 0, last: [...last] };
  });
  const queue = await boss();
  const byState = new Map(page.counts.map(({ state, n }) => [state, n]));
  const all = page.counts.reduce((sum, { n }) => sum + n, 0);
  return {
    rows: page.rows,
    counts: { all, of: (state: JobState) => byState.get(state) ?? 0 },
    total: search.state ? (byState.get(search.state) ?? 0) : all,
    servers: page.servers,
    schedules: schedules.map(({ name, cron }) => ({
      name,
      next: queue.previewSchedule(cron, { tz: scheduleZone })[0] ?? null,
      last: page.last.find((job) => job.name === name) ?? null,
    })),
  };
});

export type JobBoard = Awaited<ReturnType<(typeof jobBoard)["as"]>>;
