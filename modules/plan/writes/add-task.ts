import { sql } from "drizzle-orm";
import { z } from "zod";
import { indicators, measures, plans, tasks } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { command } from "@/platform/run";
import { readFields, taskFields } from "./task-fields";
import { columnsOf, confirmedBy, inWords, replaceParts } from "./task-rows";

const AddInput = z.object(taskFields).transform(readFields);

/** Adds a task with an indicator of its own at the end of the table; answers its id. Everything in it counts as 已核定. */
export const addTask = command(
  { name: "plan.add-task", may: "plan.edit", input: AddInput },
  async ({ tx, record, refuse }, values) => {
    // Numbers are given one after the other: whoever adds at the same time waits here.
    const [plan] = await tx.select({ id: plans.id }).from(plans).orderBy(plans.id).limit(1).for("update");
    if (!plan) throw new NotFound();
    const [measure] = await tx
      .select({ no: measures.no })
      .from(measures)
      .where(sql`plan_id = ${plan.id} and no = ${values.measure}`);
    if (!measure) return refuse({ field: "measure", message: "方案中没有这条措施" });
    const [last] = await tx
      .select({
        seq: sql<number>`coalesce(max(${tasks.seq}), 0)::int`,
        nth: sql<number>`coalesce(max(split_part(${tasks.code}, '-', 2)::int) filter (where ${tasks.measureNo} = ${values.measure}), 0)::int`,
      })
      .from(tasks)
      .where(sql`plan_id = ${plan.id} and code ~ '^[0-9]+-[0-9]+$'`);
    const seq = (last?.seq ?? 0) + 1;
    const code = `${values.measure}-${String((last?.nth ?? 0) + 1).padStart(2, "0")}`;
    // A retired number is given again, so the key cannot be made of the number alone.
    const indicator = `task-${seq}-${Date.now().toString(36)}`;
    const { indicatorName: name, unitName, kind, basis, source: ledger } = values;
    await tx.insert(indicators).values({ key: indicator, name, unitName, kind, basis, ledger });
    const words = inWords(values);
    const rows = await tx
      .insert(tasks)
      .values({
        ...columnsOf(values),
        planId: plan.id,
        seq,
        code,
        indicator,
        provenance: confirmedBy(Object.keys(words)),
      })
      .returning({ id: tasks.id });
    const id = rows[0]!.id;
    await replaceParts(tx, id, values);
    record({ subject: { kind: "task", id }, task: id, before: null, after: words, note: `${code} ${values.title}` });
    return { task: id, code };
  },
);
