import { z } from "zod";
import { unitParam } from "@/modules/units";
import { type FollowUpState, followUpStateLabels } from "@/vocab/follow-up-states";
import { levelOrder } from "@/vocab/levels";

const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).max(500), item.transform((one) => [one])]).default([]);

const number = z.coerce.number().int().positive().max(2_000_000_000);
const states = Object.keys(followUpStateLabels) as FollowUpState[];

/** Age of an open follow-up in working days since it was issued: lower and upper end, both included. */
export const ages = { "0-2": [0, 2], "3-5": [3, 5], "6-10": [6, 10], over10: [11, Number.POSITIVE_INFINITY] } as const;
export type Age = keyof typeof ages;

const sortKeys = ["level", "due", "state", "unit", "issued"] as const;
export type SortKey = (typeof sortKeys)[number];

/**
 * The page's filters. Without `state` the open ones are shown, closed ones only when asked for. `unit` is the receiving
 * side, `mine` what waits for the asker's own post, `id` a set that a link names (what was just issued).
 */
export const FollowUpSearch = z.object({
  unit: unitParam.optional(),
  state: many(z.enum(states)),
  level: many(z.enum(levelOrder)),
  task: number.optional(),
  mine: z.literal("1").optional(),
  overdue: z.literal("1").optional(),
  age: z.enum(Object.keys(ages) as Age[]).optional(),
  /** Month of closing, YYYY-MM. */
  period: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
  id: many(number),
  q: z.string().trim().max(60).default(""),
  sort: z.enum([...sortKeys, ...sortKeys.map((key) => `-${key}` as const)]).default("due"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
  sheet: number.optional(),
});

export type FollowUpSearchValues = z.output<typeof FollowUpSearch>;

/** What a link to the form to issue names: tasks, receiving units, the level. */
export const DraftSearch = z.object({
  task: many(number),
  unit: many(unitParam),
  level: z.enum(levelOrder).default("remind"),
});
