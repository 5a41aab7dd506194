import { exportJobs } from "@/modules/exports";
import { followUpJobs } from "@/modules/follow-ups";
import { membershipJobs } from "@/modules/membership";
import { noticeJobs } from "@/modules/notices";
import type { JobHandlers } from "@/platform/jobs/worker";
import { reminderJobs } from "./reminders";
import { upkeepJobs } from "./upkeep";

/**
 * Who does what: every name of vocab/jobs has its handler here. A module exports its handlers from its index and is spread
 * in; when they run by the clock their name and hour stand in platform/jobs/schedules.
 */
export const handlers: JobHandlers = {
  ...exportJobs,
  ...followUpJobs,
  ...membershipJobs,
  ...noticeJobs,
  ...reminderJobs,
  ...upkeepJobs,
};
