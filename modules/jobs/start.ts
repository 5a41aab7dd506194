import { startWorker } from "@/platform/jobs/worker";
import { log } from "@/platform/log";
import { handlers } from "./registry";

const held = globalThis as unknown as { tuijintaiStopJobs?: () => Promise<void> };

/** Starts this server's worker, once a process. Without a database yet the pages say so themselves; the worker tries again. */
export async function startJobs(): Promise<void> {
  if (held.tuijintaiStopJobs) return;
  held.tuijintaiStopJobs = async () => {};
  for (let pause = 1000; ; pause = Math.min(pause * 2, 60_000)) {
    try {
      // scripts/web.mjs calls it before it lets the process go.
      held.tuijintaiStopJobs = await startWorker(handlers);
      return;
    } catch (error) {
      log.error({ message: error instanceof Error ? error.message : String(error) }, "jobs not started");
      await new Promise((resolve) => setTimeout(resolve, pause).unref());
    }
  }
}
