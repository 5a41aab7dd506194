import { z } from "zod";
import { unitParam } from "@/modules/units";
import { type ReportLook, reportLookLabels } from "@/vocab/reports";
import { periodOfKey } from "./rules/periods";

/** 2026-10 · 2026-W41 · 2026-Q3. */
export const periodParam = z.string().refine((key) => periodOfKey(key) !== null, "期间有误");

const looks = Object.keys(reportLookLabels) as ReportLook[];
const hints = ["review", "jump", "changed"] as const;

/** The list of units: `state` and `hint` are the tabs, `sheet` the unit whose report is open beside the list. */
export const ReportSearch = z.object({
  unit: unitParam.optional(),
  period: periodParam.optional(),
  state: z.enum(looks).optional(),
  hint: z.enum(hints).optional(),
  /** What one unit below has to report, with its own units. */
  late: z.literal("1").optional(),
  sheet: unitParam.optional(),
});

export type ReportSearchValues = z.output<typeof ReportSearch>;

/** One unit's report of a period; the own unit's when none is named. */
export const OneSearch = z.object({ unit: unitParam.optional(), period: periodParam });

export const RatesSearch = z.object({ unit: unitParam.optional(), period: periodParam.optional() });

export const AdjustmentSearch = z.object({ unit: unitParam.optional(), period: periodParam });
