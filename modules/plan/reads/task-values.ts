import { asc, eq } from "drizzle-orm";
import { indicators, milestones, taskParties, tasks } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";

/** A task's present values in the shape of the form's, so that both can be compared. Throws NotFound. */
export async function valuesOf(tx: Tx, taskId: number) {
  const [row] = await tx
    .select({ task: tasks, indicator: indicators })
    .from(tasks)
    .innerJoin(indicators, eq(indicators.key, tasks.indicator))
    .where(eq(tasks.id, taskId));
  if (!row) throw new NotFound();
  const { task, indicator } = row;
  const parties = await tx
    .select({ role: taskParties.role, name: taskParties.name })
    .from(taskParties)
    .where(eq(taskParties.taskId, taskId))
    .orderBy(asc(taskParties.ordinal));
  const steps = await tx
    .select({ dueOn: milestones.dueOn, title: milestones.title, share: milestones.share })
    .from(milestones)
    .where(eq(milestones.taskId, taskId))
    .orderBy(asc(milestones.dueOn), asc(milestones.id));
  return {
    id: task.id,
    seq: task.seq,
    code: task.code,
    version: task.version,
    indicator: task.indicator,
    provenance: task.provenance,
    targetText: task.targetText,
    dueText: task.dueText,
    ...formValues(task, indicator, parties, steps),
  };
}

type Task = Omit<typeof tasks.$inferSelect, "id" | "planId" | "recordedOn">;
type Party = Pick<typeof taskParties.$inferSelect, "role" | "name">;
type Step = Pick<typeof milestones.$inferSelect, "dueOn" | "title" | "share">;

/** A task with what hangs on it, in the shape of the form's values. */
export function formValues(task: Task, indicator: typeof indicators.$inferSelect, parties: Party[], steps: Step[]) {
  const named = (role: string) => parties.filter((party) => party.role === role).map((party) => party.name);
  return {
    title: task.title,
    measure: task.measureNo,
    lead: named("lead"),
    cooperate: named("cooperate"),
    indicatorName: indicator.name,
    unitName: indicator.unitName,
    kind: indicator.kind,
    basis: indicator.basis,
    source: task.source,
    standIn: task.standIn,
    split: task.split,
    target: task.target,
    targetMax: task.targetMax,
    startsOn: task.startsOn,
    dueOn: task.dueOn,
    milestones: steps.map(({ dueOn, title, share }) => ({ day: dueOn, title, share })),
    cadence: task.cadence,
    weight: task.weight,
    note: task.note,
  };
}
