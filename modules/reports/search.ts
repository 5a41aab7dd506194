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
  sheet: unitParam.optional(),
});

export type ReportSearchValues = z.output<typeof ReportSearch>;

/** One unit's report of a period; the own unit's when none is named. */
export const OneSearch = z.object({ unit: unitParam.optional(), period: periodParam });

export const RatesSearch = z.object({ unit: unitParam.optional(), period: periodParam.optional() });

export const AdjustmentSearch = z.object({ unit: unitParam.optional(), period: periodParam });

export const MonthSearch = z.object({
  month: z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/),
  unit: unitParam.optional(),
  /** The part that is open: the month itself unless a week or the quarter is asked for. */
  part: periodParam.optional(),
});
