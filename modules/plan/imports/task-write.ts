import { and, eq, inArray, sql } from "drizzle-orm";
import {
  allocations,
  aspects,
  followUps,
  indicators,
  measures,
  milestones,
  progressEntries,
  taskParties,
  taskRequests,
  tasks,
} from "@/db/schema";
import { type Kept, type Obstacle, sameJson, type Undone } from "@/modules/imports";
import type { CommandContext, Context, Tx } from "@/platform/run";
import { planContent, type TaskBefore, type TaskData } from "./task-content";
import { differences, taskWords } from "./task-words";

/** Writes the rows of a task table and records each task for its history; answers what stands there afterwards. */
export async function writeTasks(context: CommandContext, rows: Kept<TaskData, TaskBefore>[]): Promise<TaskBefore[]> {
  const { tx, record } = context;
  const { plan } = await planContent(tx);
  for (const { data, before } of rows) {
    await putFrame(tx, plan.id, data.aspect, data.measure, data.indicator);
    const id = before?.id ?? null;
    if (id === null) await tx.insert(tasks).values({ planId: plan.id, ...data.task });
    else await tx.update(tasks).set(data.task).where(eq(tasks.id, id));
  }
  const ids = await idsOf(
    tx,
    plan.id,
    rows.map(({ data }) => data.task.seq),
  );
  for (const { data, before } of rows) {
    const id = ids.get(data.task.seq)!;
    if (!before || !sameJson(before.parties, data.parties)) await putParties(tx, id, data.parties);
    if (!before || !sameJson(before.milestones, data.milestones)) await putSteps(tx, id, data.milestones);
    record({
      subject: { kind: "task", id },
      unit: "11",
      task: id,
      ...changeInWords(before?.task ? taskWords(before) : null, taskWords(data)),
      note: withChange(`导入 ${data.task.code} ${data.task.title}`, before?.task ? differences(before, data) : ""),
    });
  }
  const { bySeq } = await planContent(tx);
  return rows.map(({ data }) => bySeq.get(data.task.seq)!);
}

/** Units that see the change only in the task's history read there what it was. */
const withChange = (what: string, change: string) => (change ? `${what}：${change}` : what);

/** Tasks that stay: changed since the import, or added by it and already reported on, asked about, assigned or decomposed. */
export async function taskObstacles({ tx }: Context, rows: Undone<TaskData, TaskBefore>[]): Promise<Obstacle[]> {
  const { bySeq } = await planContent(tx);
  const added = rows
    .filter((row) => row.before?.id == null)
    .flatMap(({ after }) => (after.id === null ? [] : [after.id]));
  const dependents = await dependentsOf(tx, added);
  return rows.flatMap(({ sheet, row, after, before }) => {
    const name = `（任务 ${after.task?.code}）`;
    if (!sameJson(bySeq.get(after.task?.seq ?? 0) ?? null, after))
      return [{ sheet, row, reason: `${name}之后又有改动` }];
    const why = before?.id == null ? dependents.get(after.id ?? 0) : undefined;
    return why ? [{ sheet, row, reason: `${name}之后已有${why}` }] : [];
  });
}

/** Puts prior versions back and deletes what was added; a measure or aspect goes only when no task is left in it. */
export async function undoTasks(context: CommandContext, rows: Undone<TaskData, TaskBefore>[]): Promise<void> {
  const { tx, record } = context;
  const { plan } = await planContent(tx);
  for (const { data, before, after } of rows) {
    const id = after.id!;
    if (before?.task) {
      await putFrame(tx, plan.id, before.aspect, before.measure, before.indicator);
      await tx.update(tasks).set(before.task).where(eq(tasks.id, id));
      if (!sameJson(before.parties, after.parties)) await putParties(tx, id, before.parties);
      if (!sameJson(before.milestones, after.milestones)) await putSteps(tx, id, before.milestones);
    } else {
      await tx.delete(tasks).where(eq(tasks.id, id));
      await putFrame(tx, plan.id, before?.aspect ?? null, before?.measure ?? null, before?.indicator ?? null);
    }
    await dropFrame(tx, plan.id, data, before);
    record({
      subject: { kind: "task", id },
      unit: "11",
      task: id,
      ...changeInWords(taskWords(after), before?.task ? taskWords(before) : null),
      note: withChange(`撤销导入 ${data.task.code} ${data.task.title}`, before?.task ? differences(after, before) : ""),
    });
  }
}

async function putFrame(
  tx: Tx,
  planId: number,
  aspect: TaskBefore["aspect"],
  measure: TaskBefore["measure"],
  indicator: TaskBefore["indicator"],
): Promise<void> {
  if (aspect) {
    await tx
      .insert(aspects)
      .values({ planId, ...aspect })
      .onConflictDoUpdate({ target: [aspects.planId, aspects.no], set: { title: aspect.title } });
  }
  if (measure) {
    const { no: _no, ...set } = measure;
    await tx
      .insert(measures)
      .values({ planId, ...measure })
      .onConflictDoUpdate({ target: [measures.planId, measures.no], set });
  }
  if (indicator) {
    const { key: _key, ...set } = indicator;
    await tx.insert(indicators).values(indicator).onConflictDoUpdate({ target: indicators.key, set });
  }
}

async function dropFrame(tx: Tx, planId: number, data: TaskData, before: TaskBefore | null): Promise<void> {
  const { indicator, measure, aspect } = data;
  if (!before?.indicator || before.indicator.key !== indicator.key) {
    const used = tx.select({ n: tasks.id }).from(tasks).where(eq(tasks.indicator, indicator.key));
    await tx.delete(indicators).where(and(eq(indicators.key, indicator.key), sql`not exists ${used}`));
  }
  if (!before?.measure || before.measure.no !== measure.no) {
    const used = sql`(select 1 from tasks where plan_id = ${planId} and measure_no = ${measure.no})`;
    await tx
      .delete(measures)
      .where(and(eq(measures.planId, planId), eq(measures.no, measure.no), sql`not exists ${used}`));
  }
  if (aspect && (!before?.aspect || before.aspect.no !== aspect.no)) {
    const used = sql`(select 1 from measures where plan_id = ${planId} and aspect_no = ${aspect.no})`;
    await tx.delete(aspects).where(and(eq(aspects.planId, planId), eq(aspects.no, aspect.no), sql`not exists ${used}`));
  }
}

async function putParties(tx: Tx, taskId: number, parties: TaskData["parties"]): Promise<void> {
  await tx.delete(taskParties).where(eq(taskParties.taskId, taskId));
  const values = parties.map((party, ordinal) => ({ taskId, ordinal, ...party }));
  if (values.length > 0) await tx.insert(taskParties).values(values);
}

async function putSteps(tx: Tx, taskId: number, steps: TaskData["milestones"]): Promise<void> {
  await tx.delete(milestones).where(eq(milestones.taskId, taskId));
  if (steps.length > 0) await tx.insert(milestones).values(steps.map((step) => ({ taskId, ...step })));
}

async function idsOf(tx: Tx, planId: number, seqs: number[]): Promise<Map<number, number>> {
  const rows = await tx
    .select({ seq: tasks.seq, id: tasks.id })
    .from(tasks)
    .where(and(eq(tasks.planId, planId), inArray(tasks.seq, seqs)));
  return new Map(rows.map(({ seq, id }) => [seq, id]));
}

async function dependentsOf(tx: Tx, ids: number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  if (ids.length === 0) return found;
  const look = async (
    table: typeof progressEntries | typeof taskRequests | typeof followUps | typeof allocations,
    word: string,
  ) => {
    const rows = await tx.selectDistinct({ id: table.taskId }).from(table).where(inArray(table.taskId, ids));
    for (const { id } of rows) if (id !== null && !found.has(id)) found.set(id, word);
  };
  await look(progressEntries, "进展填报");
  await look(taskRequests, "延期或完成申请");
  await look(followUps, "跟进督办");
  await look(allocations, "目标分解");
  return found;
}

/** Only what differs, field by field in words, as the history prints it. */
function changeInWords(before: Record<string, string> | null, after: Record<string, string> | null) {
  if (!before || !after) return { before, after };
  const changed = Object.keys(after).filter((field) => before[field] !== after[field]);
  const only = (words: Record<string, string>) => Object.fromEntries(changed.map((field) => [field, words[field]]));
  return { before: only(before), after: only(after) };
}
