import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { taskRequests } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { type CommandContext, command } from "@/platform/run";
import { requestKindLabels } from "@/vocab/requests";
import { effectiveDue, seatOf, taskOf } from "../reads/parties";
import { isTyped } from "../rules/reporting";
import { claimOf, objectionToExtension } from "../rules/requests";
import { saveEvidence } from "./evidence";
import { evidenceInput, isoDay, requiredText, rowId } from "./inputs";
import { oneAtATime } from "./keys";

const ExtensionInput = z.object({
  task: rowId,
  newDue: isoDay,
  reason: requiredText("延期理由", 500),
  evidence: evidenceInput,
});

/** Asks the level above for a later deadline of the own allocation, or of the task that the own department leads. One open request a unit and task. */
export const askExtension = command(
  { name: "plan.ask-extension", may: "plan.ask", input: ExtensionInput },
  async (context, input) => {
    const { tx, staff, today, refuse } = context;
    const { task, claim } = await claimed(context, input.task);
    const due = claim === "task" ? task.dueOn : await effectiveDue(tx, staff.unit, task);
    const objection = objectionToExtension(due, input.newDue, isoOf(today));
    if (objection) return refuse(objection);
    return ask(context, { ...input, kind: "extension", oldDue: due, newDue: input.newDue });
  },
);

const CompletionInput = z.object({
  task: rowId,
  reason: requiredText("完成情况", 1000),
  evidence: evidenceInput,
});

/** Asks the level above to approve the completion of a task that is typed by hand and is reached by a step, not by a number. */
export const askCompletion = command(
  { name: "plan.ask-completion", may: "plan.ask", input: CompletionInput },
  async (context, input) => {
    const { refuse } = context;
    const { task, claim, seat } = await claimed(context, input.task);
    if (!isTyped(task)) return refuse({ message: "这项任务由台账自动统计，达到目标即为完成" });
    const target = claim === "task" ? task.target : (seat.allocation?.target ?? null);
    if (task.kind !== "milestone" && target !== null) return refuse({ message: "这项任务按数字判断完成，请填报进展" });
    const completed = claim === "task" ? task.completedOn : (seat.allocation?.completedOn ?? null);
    if (completed !== null) return refuse({ message: `已于 ${completed} 核定完成` });
    return ask(context, { ...input, kind: "completion", oldDue: null, newDue: null });
  },
);

async function claimed({ tx, staff, refuse }: CommandContext, taskId: number) {
  const task = await taskOf(tx, taskId);
  const seat = await seatOf(tx, staff.unit, task.id);
  const claim = claimOf(staff.unit, seat);
  if (claim === null) {
    const city = staff.unit.level === "city";
    return refuse({ message: city ? "市级任务由专班直接调整" : "本单位不是牵头单位，也没有分解到任务，不能申请" });
  }
  await oneAtATime(tx, "request", task.id, staff.unit.code);
  return { task, seat, claim };
}

interface Asked {
  task: number;
  kind: "extension" | "completion";
  oldDue: string | null;
  newDue: string | null;
  reason: string;
  evidence: File[];
}

async function ask({ tx, staff, record, refuse }: CommandContext, asked: Asked) {
  const unit = staff.unit.code;
  const mine = and(
    eq(taskRequests.taskId, asked.task),
    eq(taskRequests.unitCode, unit),
    eq(taskRequests.state, "asked"),
  );
  const [open] = await tx.select({ kind: taskRequests.kind }).from(taskRequests).where(mine);
  if (open) return refuse({ message: `本单位已有一项${requestKindLabels[open.kind]}申请待审批，审批后才能再提` });
  const { task, evidence, ...fields } = asked;
  const rows = await tx
    .insert(taskRequests)
    .values({ ...fields, taskId: task, unitCode: unit, askedBy: staff.id, askedName: staff.name })
    .returning({ id: taskRequests.id });
  const id = rows[0]!.id;
  const files = await saveEvidence(tx, staff, { kind: "request", id, unit }, evidence);
  const what = asked.kind === "extension" ? `由 ${asked.oldDue} 延至 ${asked.newDue}` : "申请核定完成";
  record({
    subject: { kind: "request", id },
    unit,
    task,
    after: { ...fields, files },
    note: `${what}，${asked.reason}`,
  });
  return { request: id };
}
