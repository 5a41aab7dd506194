import type { JobName } from "@/vocab/jobs";

interface Schedule {
  name: JobName;
  /** Minute, hour, day of month, month, weekday, in Asia/Shanghai. */
  cron: string;
}

export const scheduleZone = "Asia/Shanghai";

/** What the board does by itself, and when. A time that passed while no server ran is made up for, once. */
export const schedules: readonly Schedule[] = [
  { name: "membership.lapse", cron: "20 0 * * *" },
  { name: "board.purge", cron: "10 3 * * *" },
  { name: "follow-up.escalate", cron: "0 7 * * *" },
  { name: "deadline.daily", cron: "30 7 * * *" },
  { name: "notice.digests", cron: "0 8 * * *" },
];
