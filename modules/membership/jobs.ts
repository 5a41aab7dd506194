import type { JobHandlers } from "@/platform/jobs/worker";
import { systemStaff } from "@/platform/system-staff";
import { lapseDue } from "./writes/lapse";

/** What was verified counts for 90 days; what ended is taken back in the night. */
export const membershipJobs: Pick<JobHandlers, "membership.lapse"> = {
  "membership.lapse": {
    run: async ({ key }) => void (await lapseDue.as(systemStaff(), {}, key)),
  },
};
