import { z } from "zod";

/** 待办: a day of the week and month that the calendar shows, and whether the list stands by kind or by date. */
export const DeskSearch = z.object({
  day: z.iso.date().optional(),
  view: z.literal("due").optional(),
});
