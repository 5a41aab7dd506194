import type { JobHandlers } from "@/platform/jobs/worker";
import { systemStaff } from "@/platform/system-staff";
import { escalateDue } from "./writes/escalate";

/** What is long overdue rises by itself, once a day. */
export const followUpJobs: Pick<JobHandlers, "follow-up.escalate"> = {
  "follow-up.escalate": {
    run: async ({ key }) => void (await escalateDue.as(systemStaff(), {}, key)),
  },
};
