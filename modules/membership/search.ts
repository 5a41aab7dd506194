import { z } from "zod";
import { unitParam } from "@/modules/units";
import { channels } from "@/vocab/channels";
import { legs } from "@/vocab/movements";
import { workerGroups } from "@/vocab/worker-groups";
import { grains } from "./rules/periods";

const isoDay = z.iso.date();
const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item).max(20), item.transform((one) => [one])]).default([]);
const sortKeys = ["day", "no", "count"] as const;
export type SortKey = (typeof sortKeys)[number];

/**
 * Sides of the ledger, `net` of them without openings, `moved` for 转入 − 转出, and reversals as a lens of their own. A side lists
 * what reverses it too, so that the sum is the side's.
 */
export const lenses = [...legs, "net", "moved", "reversal"] as const;
export type Lens = (typeof lenses)[number];

/**
 * The page: where (`unit`, with `own` without the units below, `asOf`), how the chart is cut (`by`, `stack`, `fold`, `yoy`), and the list's filters. `recruiter`
 * lists what a unit recruited, wherever the members live; `id` names one movement, as a figure's source does.
 */
export const MembershipSearch = z.object({
  unit: unitParam.optional(),
  own: z.literal("1").optional(),
  asOf: isoDay.optional(),
  by: z.enum(grains).default("month"),
  stack: z.enum(["group", "channel"]).default("group"),
  fold: z.literal("1").optional(),
  yoy: z.literal("1").optional(),
  view: z.literal("table").optional(),
  rows: z.literal("all").optional(),
  order: z.enum(["net", "rate"]).default("net"),
  kind: z.enum(lenses).optional(),
  group: many(z.enum(workerGroups)),
  channel: z.enum(channels).optional(),
  /** Month, YYYY-MM; or days, both included. */
  period: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
  from: isoDay.optional(),
  to: isoDay.optional(),
  recruiter: unitParam.optional(),
  /** What the recruiting tasks count: joins that the unit recruited inside the plan's dates. */
  counted: z.literal("1").optional(),
  /** Movements tagged with one 集中入会行动, by its name. */
  campaign: z.string().trim().min(1).max(40).optional(),
  /** What 核实率 counts: movements of the units whose members stand verified on the day. */
  verified: z.literal("1").optional(),
  batch: z.coerce.number().int().positive().max(2_000_000_000).optional(),
  id: z.coerce.number().int().positive().optional(),
  q: z.string().trim().max(60).default(""),
  sort: z.enum([...sortKeys, ...sortKeys.map((key) => `-${key}` as const)]).default("-day"),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(15),
});

export type MembershipSearchValues = z.output<typeof MembershipSearch>;

export const OfferSearch = z.object({
  unit: unitParam.optional(),
  own: z.literal("1").optional(),
  state: z.enum(["open", "accepted", "refused", "recalled"]).optional(),
  /** Settled inside the term, or open past it. */
  term: z.enum(["kept", "missed"]).optional(),
  /** Which side the unit stands on. */
  side: z.enum(["in", "out"]).optional(),
  id: z.coerce.number().int().positive().max(2_000_000_000).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});

export type OfferSearchValues = z.output<typeof OfferSearch>;
