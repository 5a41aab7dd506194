import { z } from "zod";
import { type JobName, type JobState, jobNames, jobStateLabels } from "@/vocab/jobs";

/** The jobs page's filters. */
export const JobSearch = z.object({
  state: z.enum(Object.keys(jobStateLabels) as JobState[]).optional(),
  name: z.enum(jobNames as [JobName, ...JobName[]]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});

export type JobSearchValues = z.output<typeof JobSearch>;
