import { asc } from "drizzle-orm";
import { z } from "zod";
import { plans } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import { thresholdsOf } from "../rules/thresholds";

/** The plan's head and its thresholds with the defaults filled in; shares 0–1. */
export const planSettings = query(
  { name: "plan.settings", may: "plan.edit", input: z.object({}) },
  async ({ tx, staff }) => {
    const [plan] = await tx.select().from(plans).orderBy(asc(plans.id)).limit(1);
    if (!plan) throw new NotFound();
    return { ...plan, thresholds: thresholdsOf(plan.thresholds), account: staff.account };
  },
);

export type PlanSettings = Awaited<ReturnType<(typeof planSettings)["as"]>>;
