import { and, eq, inArray, lt, notInArray } from "drizzle-orm";
import { z } from "zod";
import { followUpExtensions, followUps } from "@/db/schema";
import { loadCalendar } from "@/modules/plan";
import { dayOf, isoOf, yearOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { workdaysBetween } from "@/platform/workdays";
import { type FollowUpLevel, levelLabels } from "@/vocab/levels";
import { isNumbered, risesTo } from "../rules/escalation";
import { tellIssuer, tellReceiver } from "./announce";
import { changeFollowUp } from "./hold";
import { nextNumbers } from "./number";

/**
 * The daily rise of what is long overdue (rules/escalation), done by the board in the issuing units' names: level, number
 * where one is due, an event and a notice to both sides. A second run on the same day finds nothing.
 */
export const escalateDue = command(
  { name: "follow-up.escalate-due", may: "job.run", input: z.object({}) },
  async (context) => {
    const { tx, today, record } = context;
    const calendar = await loadCalendar(tx);
    const late = await tx
      .select()
      .from(followUps)
      .where(
        and(
          inArray(followUps.level, ["chase", "supervise"]),
          notInArray(followUps.state, ["submitted", "closed"]),
          lt(followUps.dueOn, isoOf(today)),
        ),
      )
      // In the order of their units: counters are locked in one order, whoever else counts.
      .orderBy(followUps.issuerUnit, followUps.dueOn, followUps.id)
      .for("update");
    const asked = new Set(
      (
        await tx
          .select({ id: followUpExtensions.followUpId })
          .from(followUpExtensions)
          .where(eq(followUpExtensions.state, "asked"))
      ).map((row) => row.id),
    );
    const risen: number[] = [];
    for (const held of late) {
      const level = held.level as FollowUpLevel;
      const due = dayOf(held.dueOn);
      const raised = held.raisedOn === null ? null : dayOf(held.raisedOn);
      const next = risesTo(calendar, today, { level, state: held.state, due, raised, asked: asked.has(held.id) });
      if (next === null) continue;
      const [fresh] =
        held.no === null && isNumbered(next) ? await nextNumbers(tx, held.issuerUnit, yearOf(today), 1) : [];
      const words = `逾期 ${workdaysBetween(calendar, due, today)} 个工作日，${levelLabels[level]}升为${levelLabels[next]}${fresh ? `，编号 ${fresh}` : ""}`;
      const row = await changeFollowUp(context, held, {
        set: { level: next, no: held.no ?? fresh ?? null, raisedOn: isoOf(today) },
        kind: "escalated",
        text: words,
        before: { level, no: held.no },
        after: { level: next, no: held.no ?? fresh ?? null },
      });
      await tellReceiver(tx, row, "escalated", "升级", words);
      await tellIssuer(tx, row, "escalated", "升级", words);
      risen.push(held.id);
    }
    record({ subject: { kind: "job", id: "follow-up.escalate" }, note: `升级 ${risen.length} 项` });
    return { risen };
  },
);
