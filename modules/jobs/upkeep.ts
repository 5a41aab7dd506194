import type { JobHandlers } from "@/platform/jobs/worker";
import { systemStaff } from "@/platform/system-staff";
import { purge } from "./writes/purge";

export const upkeepJobs: Pick<JobHandlers, "board.purge"> = {
  "board.purge": {
    run: async ({ key }) => void (await purge.as(systemStaff(), {}, key)),
  },
};
