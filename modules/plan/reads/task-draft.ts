import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { measures, plans } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { valuesOf } from "./task-values";

/** What the planner's form starts from: a task's present values (null for a new one), the measures to choose from, the plan's dates. */
export const taskDraft = query(
  {
    name: "plan.task-draft",
    may: "plan.edit",
    input: z.object({ task: z.coerce.number().int().positive().max(2_147_483_647).optional() }),
  },
  async ({ tx, staff, today }, input) => {
    const [plan] = await tx.select().from(plans).orderBy(asc(plans.id)).limit(1);
    const choices = plan
      ? await tx.select().from(measures).where(eq(measures.planId, plan.id)).orderBy(asc(measures.no))
      : [];
    return {
      account: staff.account,
      task: input.task === undefined ? null : await valuesOf(tx, input.task),
      measures: choices.map((measure) => ({ no: measure.no, title: measure.title })),
      startsOn: plan?.startsOn ?? isoOf(today),
      endsOn: plan?.endsOn ?? null,
    };
  },
);

export type TaskDraft = Awaited<ReturnType<(typeof taskDraft)["as"]>>;
