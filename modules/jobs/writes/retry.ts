import { z } from "zod";
import { retryJob } from "@/platform/jobs";
import { command } from "@/platform/run";
import { type JobName, jobNames } from "@/vocab/jobs";

/** Puts a failed job back into its queue, once more with the full number of tries to come. */
export const retry = command(
  {
    name: "job.retry",
    may: "job.admin",
    input: z.object({ id: z.uuid(), name: z.enum(jobNames as [JobName, ...JobName[]]) }),
  },
  async ({ tx, record, refuse }, { id, name }) => {
    if (!(await retryJob(tx, name, id))) return refuse({ message: "这个任务不在失败状态，请刷新后再看" });
    record({ subject: { kind: "job", id: name }, note: id });
    return {};
  },
);
