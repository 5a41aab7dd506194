import { z } from "zod";
import { planDesk } from "@/modules/plan";
import type { JobHandlers } from "@/platform/jobs/worker";
import { systemStaff } from "@/platform/system-staff";
import { jobUnit } from "./reads/unit-staff";
import { remindUnit, startReminders } from "./writes/remind";

const UnitJob = z.object({ unit: z.string() });

/** What is due: each unit's own desk decides what presses there, and the board tells its officers. */
export const reminderJobs: Pick<JobHandlers, "deadline.daily" | "deadline.unit"> = {
  "deadline.daily": {
    run: async ({ id, key }) => void (await startReminders.as(systemStaff(), { run: id }, key)),
  },
  "deadline.unit": {
    run: async ({ data, key }) => {
      const { unit } = UnitJob.parse(data);
      const { attention } = await planDesk.as(systemStaff(await jobUnit.as(systemStaff(), { unit })), {});
      const tasks = attention.flatMap(({ id, title, due, status }) =>
        due === null ? [] : [{ id, title, due, overdue: status === "overdue" }],
      );
      await remindUnit.as(systemStaff(), { unit, tasks }, key);
    },
  },
};
