import { asc, eq } from "drizzle-orm";
import { aspects, indicators, measures, milestones, plans, taskParties, tasks } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";

export type TaskRecord = Omit<typeof tasks.$inferSelect, "id" | "planId" | "recordedOn">;
type Party = Pick<typeof taskParties.$inferSelect, "role" | "kind" | "unitCode" | "name">;
type Step = Pick<typeof milestones.$inferSelect, "dueOn" | "title" | "share">;

/** What a row of the table would put in place: the task with everything that hangs on it. Plain JSON. */
export interface TaskData {
  task: TaskRecord;
  indicator: typeof indicators.$inferSelect;
  aspect: { no: number; title: string } | null;
  measure: { no: number; aspectNo: number; title: string };
  parties: Party[];
  milestones: Step[];
}

/** What stands there: null for each part that is not there yet. */
export interface TaskBefore {
  id: number | null;
  task: TaskRecord | null;
  indicator: TaskData["indicator"] | null;
  aspect: TaskData["aspect"];
  measure: TaskData["measure"] | null;
  parties: Party[];
  milestones: Step[];
}

export interface PlanContent {
  plan: typeof plans.$inferSelect;
  bySeq: Map<number, TaskBefore>;
  aspects: Map<number, { no: number; title: string }>;
  measures: Map<number, TaskData["measure"]>;
  indicators: Map<string, TaskData["indicator"]>;
}

/** The whole table as it stands, one entry a task; small enough to be held at once. Throws NotFound without a plan. */
export async function planContent(tx: Tx): Promise<PlanContent> {
  const [plan] = await tx.select().from(plans).orderBy(plans.id).limit(1);
  if (!plan) throw new NotFound();
  const ofPlan = { aspects: eq(aspects.planId, plan.id), measures: eq(measures.planId, plan.id) };
  const aspectRows = await tx.select({ no: aspects.no, title: aspects.title }).from(aspects).where(ofPlan.aspects);
  const measureRows = await tx
    .select({ no: measures.no, aspectNo: measures.aspectNo, title: measures.title })
    .from(measures)
    .where(ofPlan.measures);
  const indicatorRows = await tx.select().from(indicators);
  const taskRows = await tx.select().from(tasks).where(eq(tasks.planId, plan.id)).orderBy(asc(tasks.seq));
  const partyRows = await tx.select().from(taskParties).orderBy(asc(taskParties.taskId), asc(taskParties.ordinal));
  const stepRows = await tx.select().from(milestones).orderBy(asc(milestones.dueOn), asc(milestones.id));

  const content: PlanContent = {
    plan,
    bySeq: new Map(),
    aspects: new Map(aspectRows.map((row) => [row.no, row])),
    measures: new Map(measureRows.map((row) => [row.no, row])),
    indicators: new Map(indicatorRows.map((row) => [row.key, row])),
  };
  const partiesOf = Map.groupBy(partyRows, (row) => row.taskId);
  const stepsOf = Map.groupBy(stepRows, (row) => row.taskId);
  for (const { id, planId: _plan, recordedOn: _recorded, ...task } of taskRows) {
    const measure = content.measures.get(task.measureNo) ?? null;
    content.bySeq.set(task.seq, {
      id,
      task,
      indicator: content.indicators.get(task.indicator) ?? null,
      measure,
      aspect: content.aspects.get(measure?.aspectNo ?? 0) ?? null,
      parties: (partiesOf.get(id) ?? []).map(({ role, kind, unitCode, name }) => ({ role, kind, unitCode, name })),
      milestones: (stepsOf.get(id) ?? []).map(({ dueOn, title, share }) => ({ dueOn, title, share })),
    });
  }
  return content;
}

/** What stands where a new task's row would go: the parts of it that other tasks have already brought in. */
export function placeOf(content: PlanContent, data: TaskData): TaskBefore {
  return {
    id: null,
    task: null,
    indicator: content.indicators.get(data.indicator.key) ?? null,
    aspect: data.aspect && (content.aspects.get(data.aspect.no) ?? null),
    measure: content.measures.get(data.measure.no) ?? null,
    parties: [],
    milestones: [],
  };
}
