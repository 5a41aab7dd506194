import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { indicators, ledgers, tasks } from "@/db/schema";
import { ledgerIndicators } from "@/modules/indicators";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { ledgerLabels } from "@/vocab/ledgers";

const StartInput = z.object({ ledger: z.enum(["enterprises", "membership"], { error: "请选择台账" }) });

/**
 * Puts a ledger into use: from now on the tasks that it serves are counted by it, and their stand-in reports end. What was
 * reported by hand stays in the entries and counts no more; the task's note says since when. Again, it links tasks that were imported since.
 */
export const startLedger = command(
  { name: "plan.start-ledger", may: "plan.edit", input: StartInput },
  async ({ tx, staff, today, record, refuse }, { ledger }) => {
    const label = ledgerLabels[ledger];
    const day = isoOf(today);
    const started = await tx
      .insert(ledgers)
      .values({ id: ledger, startedOn: day, startedBy: staff.name })
      .onConflictDoNothing()
      .returning();
    const served = ledgerIndicators.filter((indicator) => indicator.ledger === ledger);
    const rows = served.map(({ key, name, unitName, kind, basis }) => ({ key, name, unitName, kind, basis, ledger }));
    await tx.insert(indicators).values(rows).onConflictDoNothing();
    const seqs = served.flatMap((indicator) => indicator.seqs);
    const found = await tx
      .select({
        id: tasks.id,
        seq: tasks.seq,
        kind: indicators.kind,
        version: tasks.version,
        note: tasks.note,
        indicator: tasks.indicator,
      })
      .from(tasks)
      .innerJoin(indicators, eq(indicators.key, tasks.indicator))
      .where(and(inArray(tasks.seq, seqs)))
      .for("update", { of: tasks });
    let linked = 0;
    for (const task of found) {
      const indicator = served.find(({ seqs: own, kind }) => own.includes(task.seq) && kind === task.kind);
      if (!indicator || task.indicator === indicator.key) continue;
      const note = [task.note, `${day} 起由${label}自动统计，此前的人工填报不再计入`].filter(Boolean).join("；");
      await tx
        .update(tasks)
        .set({
          indicator: indicator.key,
          ledgerIndicator: indicator.key,
          source: ledger,
          standIn: false,
          note,
          version: task.version + 1,
        })
        .where(eq(tasks.id, task.id));
      record({
        subject: { kind: "task", id: task.id },
        task: task.id,
        unit: "11",
        before: { indicator: task.indicator },
        after: { indicator: indicator.key },
        note: `启用${label}，${indicator.basis}`,
      });
      linked += 1;
    }
    if (started.length === 0 && linked === 0)
      return refuse({ message: `${label}已经启用，请刷新页面`, conflict: true });
    record({
      subject: { kind: "ledger", id: ledger },
      after: { startedOn: day, tasks: linked },
      note: `启用${label}，${linked} 项任务改为自动统计`,
    });
    return { linked };
  },
);
