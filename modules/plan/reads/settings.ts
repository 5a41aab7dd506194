import { asc } from "drizzle-orm";
import { z } from "zod";
import { ledgers, plans, tasks } from "@/db/schema";
import { ledgerIndicators } from "@/modules/indicators";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import { ledgerLabels } from "@/vocab/ledgers";
import { thresholdsOf } from "../rules/thresholds";

/** The plan's head and its thresholds with the defaults filled in; shares 0–1. */
export const planSettings = query(
  { name: "plan.settings", may: "plan.edit", input: z.object({}) },
  async ({ tx, staff }) => {
    const [plan] = await tx.select().from(plans).orderBy(asc(plans.id)).limit(1);
    if (!plan) throw new NotFound();
    const started = new Map((await tx.select().from(ledgers)).map((row) => [row.id, row.startedOn]));
    const seqs = new Set((await tx.select({ seq: tasks.seq }).from(tasks)).map((row) => row.seq));
    const served = (["enterprises", "membership"] as const).map((id) => ({
      id,
      label: ledgerLabels[id],
      startedOn: started.get(id) ?? null,
      tasks: ledgerIndicators.filter((i) => i.ledger === id && i.seqs.some((seq) => seqs.has(seq))).length,
    }));
    return { ...plan, ledgers: served, thresholds: thresholdsOf(plan.thresholds), account: staff.account };
  },
);

export type PlanSettings = Awaited<ReturnType<(typeof planSettings)["as"]>>;
