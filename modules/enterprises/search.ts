import { z } from "zod";
import { unitParam } from "@/modules/units";
import { recordKinds, recordSteps } from "@/vocab/enterprise-records";
import { categories, enterpriseKinds } from "@/vocab/enterprises";
import { allStages } from "@/vocab/stages";

const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).max(200), item.transform((one) => [one])]).default([]);

export const EnterpriseId = z.coerce.number().int().positive().max(2_000_000_000);

const sortKeys = ["name", "no", "stage", "dwell", "members", "workers", "unit"] as const;
export type SortKey = (typeof sortKeys)[number];

/**
 * The page's filters. `seat` is what the asker's working-group seats open, `head` one family, `reached` a month of stage_on, `closed=0` those not
 * 已注销, `listed` the frozen 应建会清单, `record` kinds of dated record (`step` of a consultation), `id` a set that a figure names. `asOf` shows the stages as of a day.
 */
export const EnterpriseSearch = z.object({
  unit: unitParam.optional(),
  asOf: z.iso.date().optional(),
  seat: z.literal("1").optional(),
  stage: many(z.enum(allStages)),
  kind: many(z.enum(enterpriseKinds)),
  type: z.enum(categories).optional(),
  eligible: z.enum(["yes", "no"]).optional(),
  closed: z.literal("0").optional(),
  stalled: z.enum(["1", "0"]).optional(),
  dwell: z.literal("over").optional(),
  reached: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
  listed: z.enum(["1", "0"]).optional(),
  group: z.enum(["full", "short"]).optional(),
  record: many(z.enum(recordKinds)),
  step: z.enum(recordSteps).optional(),
  union: z
    .string()
    .regex(/^(any|11\.U\d{2})$/)
    .optional(),
  warn: z.literal("1").optional(),
  head: EnterpriseId.optional(),
  id: many(EnterpriseId),
  q: z.string().trim().max(60).default(""),
  sort: z.enum([...sortKeys, ...sortKeys.map((key) => `-${key}` as const)]).default("name"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
  sheet: EnterpriseId.optional(),
});

export type EnterpriseSearchValues = z.output<typeof EnterpriseSearch>;

/** The parts of a search that the funnel and the tabs share: everything but stage and what the funnel itself offers. */
export const FunnelSearch = EnterpriseSearch.pick({
  unit: true,
  asOf: true,
  seat: true,
  kind: true,
  type: true,
  head: true,
  q: true,
});

export type FunnelSearchValues = z.output<typeof FunnelSearch>;

export const FloatingSearch = z.object({
  unit: unitParam.optional(),
  state: z.enum(["set", "blank"]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});

export type FloatingSearchValues = z.output<typeof FloatingSearch>;
