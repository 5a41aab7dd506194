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

const issuedIn = z.string().regex(/^20\d{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$/);

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
  /** Those that carry out one 批示. */
  instruction: number.optional(),
  /** Extensions that wait for the asker's decision. */
  asked: z.literal("1").optional(),
  /** Closed ones too, where no state is asked for. */
  all: z.literal("1").optional(),
  /** The unit alone, without those below it. */
  own: z.literal("1").optional(),
  /** When it was issued: a year, a quarter or a month. */
  issued: issuedIn.optional(),
  /** Signed for, in time (two working days) or not. */
  signed: z.enum(["yes", "in_time", "late"]).optional(),
  /** Closed ones: the last feedback came by the due day, or after it. */
  ended: z.enum(["in_time", "late"]).optional(),
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
  view: z.literal("board").optional(),
});

export type FollowUpSearchValues = z.output<typeof FollowUpSearch>;

/** What a follow-up may be about beside a task, as kind:id. */
export const subjectParam = z
  .string()
  .regex(/^(enterprise:\d{1,9}|report:20\d{2}-(\d{2}|W\d{2}|Q[1-4]))$/, "事项所指的内容有误");

/**
 * What a link to the form to issue names: tasks, what else it is about (`about=enterprise:12`, `about=report:2026-10`, or
 * ids of a list under `enterprise`), receiving units (`unit` repeated, or `units` with commas), the level, the own
 * follow-up to break down, the 批示 to carry out. `from` is the address of a list: all of its rows.
 */
export const DraftSearch = z.object({
  task: many(number),
  about: many(subjectParam),
  enterprise: many(number),
  unit: many(unitParam),
  units: z
    .union([
      z.array(unitParam),
      z
        .string()
        .max(5000)
        .transform((text) => text.split(","))
        .pipe(z.array(unitParam)),
    ])
    .default([]),
  level: z.enum(levelOrder).default("remind"),
  parent: number.optional(),
  instruction: number.optional(),
  from: z
    .string()
    .regex(/^\/(plan|enterprises)(\?|$)/)
    .max(2000)
    .optional(),
});

export type DraftValues = z.output<typeof DraftSearch>;

export const StatisticsSearch = z.object({ unit: unitParam.optional(), issued: issuedIn.optional() });

/** Which text to change; without it the form is for a new one. */
export const TemplateSearch = z.object({ edit: number.optional() });
