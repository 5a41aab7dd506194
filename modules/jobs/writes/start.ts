import { z } from "zod";
import { enqueue } from "@/platform/jobs";
import { schedules } from "@/platform/jobs/schedules";
import { command } from "@/platform/run";

const scheduled = z.enum(schedules.map(({ name }) => name));

/** Runs one of the scheduled jobs now, besides its hour; whatever it has done today it does not do again. */
export const startNow = command(
  { name: "job.start", may: "job.admin", input: z.object({ name: scheduled }) },
  async ({ tx, record }, { name }) => {
    await enqueue(tx, name, {});
    record({ subject: { kind: "job", id: name } });
    return {};
  },
);
