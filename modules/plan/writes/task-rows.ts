import { eq } from "drizzle-orm";
import { milestones, taskParties, units } from "@/db/schema";
import type { Tx } from "@/platform/run";
import { indicatorKindLabels } from "@/vocab/indicator-kinds";
import { ledgerLabels } from "@/vocab/ledgers";
import { shownTarget } from "../rules/amounts";
import { partyResolver } from "../rules/party-names";
import type { TaskValues } from "./task-fields";

type Described = Omit<TaskValues, "cadence" | "source"> & { cadence: string; source: string };

/** Each field of a task in words, by its Chinese name: what the history prints when the text differs. */
export function inWords(task: Described): Record<string, string> {
  const range = [task.target, task.targetMax].filter((value) => value !== null);
  const unit = task.kind === "count" || task.kind === "money" ? ` ${task.unitName}` : "";
  return {
    任务内容: task.title,
    措施: String(task.measure),
    牵头单位: task.lead.join("、"),
    配合单位: task.cooperate.join("、") || "无",
    指标: task.indicatorName,
    计量单位: task.unitName,
    指标类型: indicatorKindLabels[task.kind],
    口径: task.basis,
    数据来源: ledgerLabels[task.source as keyof typeof ledgerLabels] ?? task.source,
    人工填报: task.standIn ? "台账启用前人工填报" : "否",
    分解到区: task.split ? "是" : "否",
    目标: range.length ? range.map((value) => shownTarget(value, task.kind)).join("–") + unit : "未定目标",
    起始: task.startsOn,
    时限: task.dueOn ?? "无",
    时间节点:
      task.milestones.map((step) => `${step.day} ${step.title} ${Math.round(step.share * 10_000) / 100}%`).join("；") ||
      "无",
    报送频次: task.cadence,
    权重: String(task.weight),
    备注: task.note || "无",
  };
}

const provenanceKeys: Record<string, string> = {
  任务内容: "task",
  牵头单位: "leadUnit",
  配合单位: "coUnits",
  指标: "indicator",
  计量单位: "indicator",
  口径: "indicator",
  目标: "target",
  时限: "deadline",
  时间节点: "milestones",
  报送频次: "cadence",
  数据来源: "ledger",
};

/** Provenance of what was changed: from now on the task force stands for it. */
export function confirmedBy(changed: string[]): Record<string, string> {
  return Object.fromEntries(
    changed.flatMap((field) => (provenanceKeys[field] ? [[provenanceKeys[field], "confirmed"]] : [])),
  );
}

/** Puts the parties and milestones of the form in place of the task's present ones. */
export async function replaceParts(tx: Tx, taskId: number, values: TaskValues): Promise<void> {
  const known = await tx
    .select({
      code: units.code,
      name: units.name,
      shortName: units.shortName,
      title: units.title,
      aliases: units.aliases,
    })
    .from(units)
    .where(eq(units.active, true));
  const resolve = partyResolver(known);
  const parties = [
    ...values.lead.map((name) => ({ role: "lead" as const, ...resolve(name) })),
    ...values.cooperate.map((name) => ({ role: "cooperate" as const, ...resolve(name) })),
  ];
  await tx.delete(taskParties).where(eq(taskParties.taskId, taskId));
  await tx.insert(taskParties).values(parties.map((party, ordinal) => ({ taskId, ordinal, ...party })));
  await tx.delete(milestones).where(eq(milestones.taskId, taskId));
  if (values.milestones.length > 0) {
    const steps = values.milestones.map(({ day, title, share }) => ({ taskId, dueOn: day, title, share }));
    await tx.insert(milestones).values(steps);
  }
}

/** Columns of `tasks` as the form's values say; texts follow the numbers. */
export function columnsOf(values: TaskValues) {
  const words = inWords(values);
  return {
    measureNo: values.measure,
    title: values.title,
    source: values.source,
    standIn: values.source !== "manual" && values.standIn,
    split: values.split,
    target: values.target,
    targetMax: values.targetMax,
    startsOn: values.startsOn,
    dueOn: values.dueOn,
    cadence: values.cadence,
    weight: values.weight,
    note: values.note,
    targetText: values.target === null ? "由各单位填报" : (words.目标 ?? ""),
    dueText: values.dueOn ?? "持续推进",
  };
}
