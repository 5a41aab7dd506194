import { randomUUID } from "node:crypto";
import type { JobResult } from "pg-boss";
import type { JobName } from "@/vocab/jobs";
import { BadInput, discreet, NotAllowed, NotFound, Refusal } from "../errors";
import { log } from "../log";
import { openWorking } from ".";

export interface Job {
  id: string;
  /** What `enqueue` was given; parse it (a command's input does). */
  data: unknown;
  /** The idempotency key for the command that does the work: a job that is delivered again finds it done. */
  key: string;
  /** Aborted when the server stops or the time is over. */
  signal: AbortSignal;
  /** No further try comes after this one: whatever shows the job's outcome has to show a failure now. */
  last: boolean;
}

export interface JobHandler {
  run: (job: Job) => Promise<void>;
  /** How many a server takes at once, one after the other; 1 for long ones. */
  batch?: number;
}

export type JobHandlers = Record<JobName, JobHandler>;

/** A failure with a sentence for the jobs page: no business content in it. */
export class JobFault extends Error {}

/**
 * Works off the queues until `stop`. A job that throws is tried again with growing pauses and stands as failed in the end.
 * Several servers share the queues: each job is claimed by one, and by another one when that one dies.
 */
export async function startWorker(handlers: Partial<JobHandlers>): Promise<() => Promise<void>> {
  const boss = await openWorking();
  for (const [name, { run, batch = 10 }] of Object.entries(handlers)) {
    const options = {
      batchSize: batch,
      burstWhenBatchFull: true,
      perJobResults: true,
      includeMetadata: true,
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: 5,
    } as const;
    await boss.work<unknown, unknown, typeof options>(name, options, async (jobs) => {
      const results: JobResult[] = [];
      for (const { id, data, signal, retryCount, retryLimit } of jobs) {
        const last = retryCount >= retryLimit;
        results.push(await settled(name, { id, data, signal, last, key: `job:${id}` }, run));
      }
      return results;
    });
  }
  // Jobs at work get a moment to end; what does not is taken up again by whoever starts next.
  return () => boss.stop({ graceful: true, timeout: 4000 });
}

async function settled(name: string, job: Job, run: JobHandler["run"]): Promise<JobResult> {
  try {
    await run(job);
    return { id: job.id, status: "completed" };
  } catch (fault) {
    return { id: job.id, status: "failed", output: { message: sentenceOf(name, job.id, fault) } };
  }
}

function sentenceOf(name: string, id: string, fault: unknown): string {
  if (fault instanceof JobFault) return fault.message;
  if (fault instanceof Refusal || fault instanceof BadInput || fault instanceof NotFound || fault instanceof NotAllowed)
    return "被业务规则拒绝，原因见审计日志";
  const number = randomUUID().slice(0, 8);
  const { message = String(fault), stack = "" } = discreet(fault) as Error;
  log.error({ job: name, id, number, message, stack }, "job failed");
  return `程序出错，服务日志编号 ${number}`;
}
