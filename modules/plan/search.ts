import { z } from "zod";
import { unitParam } from "@/modules/units";
import { statusOrder } from "@/vocab/status";

const many = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);

const isoDay = z.iso.date();
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

export const planSorts = ["seq", "title", "lead", "actual", "progress", "due", "status"] as const;
const signed = planSorts.flatMap((key) => [key, `-${key}` as const]);

/** The filters of the task-breakdown table: one schema for the URL, the query and the export. */
export const PlanSearch = z.object({
  unit: unitParam.optional(),
  status: many(z.enum(statusOrder)).default([]),
  aspect: whole(0, 4).optional(),
  measure: whole(0, 10).optional(),
  /** Lead unit: a code, or a class (districts, streets, industrial_unions). */
  lead: z.string().max(40).optional(),
  /** Deadline: passed, within 30 days, later, none. */
  due: z.enum(["passed", "soon", "later", "none"]).optional(),
  source: z.enum(["manual", "activities", "enterprises", "membership", "cases", "stations", "funds"]).optional(),
  q: z.string().trim().max(50).optional(),
  /** Chosen rows only: 导出所选. */
  id: many(whole(1, 2_147_483_647)).default([]),
  sort: z.enum(signed as [string, ...string[]]).default("seq"),
  page: whole(1, 1000).default(1),
  size: whole(10, 500).default(100),
  asOf: isoDay.optional(),
});
export type PlanFilters = z.output<typeof PlanSearch>;

/** One task as seen from one unit. */
export const TaskSearch = z.object({
  id: whole(1, 2_147_483_647),
  unit: unitParam.optional(),
  asOf: isoDay.optional(),
});

export const taskTabs = ["progress", "entries", "requests", "follow-ups", "history"] as const;

/** What the task page reads from its URL; `own`: only what the unit itself reported, without its subtree. */
export const TaskView = z.object({
  unit: unitParam.optional(),
  tab: z.enum(taskTabs).default("progress"),
  own: z.literal("1").optional(),
  page: whole(1, 10_000).default(1),
  asOf: isoDay.optional(),
});
export type TaskViewSearch = z.output<typeof TaskView>;

/** Home figures of a unit: its measures, its children. */
export const OverviewSearch = z.object({
  unit: unitParam.optional(),
  asOf: isoDay.optional(),
  /** The measure that tiles and dots show in place of the whole. */
  measure: whole(1, 10).optional(),
  /** Every row of the league table and every urgent item. */
  all: z.literal("1").optional(),
});
