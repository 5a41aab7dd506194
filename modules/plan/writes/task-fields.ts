import { z } from "zod";
import { cadences } from "@/vocab/cadence";
import { type IndicatorKind, indicatorKindLabels } from "@/vocab/indicator-kinds";
import { ledgerLabels } from "@/vocab/ledgers";
import { parseTarget } from "../rules/amounts";
import { splitParties } from "../rules/party-names";
import { freeText, isoDay, optionalDay, requiredText, tick } from "./inputs";

const list = z.array(z.string()).default([]);
const keysOf = <T extends string>(labels: Record<T, string>) => Object.keys(labels) as [T, ...T[]];

/** What the planner's form sends, for a new task and a changed one alike; milestones are three lists of one length. */
export const taskFields = {
  title: requiredText("任务内容", 300),
  measure: z.coerce.number({ error: "请选择措施" }).int().min(0).max(10),
  lead: requiredText("牵头单位", 200),
  cooperate: freeText(500),
  indicatorName: requiredText("指标名称", 60),
  unitName: requiredText("计量单位", 10),
  kind: z.enum(keysOf(indicatorKindLabels), { error: "请选择指标类型" }),
  basis: requiredText("口径", 500),
  source: z.enum(keysOf(ledgerLabels), { error: "请选择数据来源" }),
  standIn: tick,
  split: tick,
  target: freeText(20),
  targetMax: freeText(20),
  startsOn: isoDay,
  dueOn: optionalDay,
  milestoneDay: list,
  milestoneTitle: list,
  milestoneShare: list,
  cadence: z.enum(cadences, { error: "请选择报送频次" }),
  weight: z.coerce.number({ error: "请填写权重" }).min(0.1, "权重在 0.1 到 10 之间").max(10, "权重在 0.1 到 10 之间"),
  note: freeText(500),
};

const TaskFields = z.object(taskFields);

export interface Step {
  day: string;
  title: string;
  share: number;
}

/** The form's texts as values of the tables; adds an issue with a sentence at the field that cannot be used. */
export function readFields(input: z.output<typeof TaskFields>, context: z.RefinementCtx) {
  const complain = (field: string, message: string) => context.addIssue({ code: "custom", path: [field], message });
  const targetOf = (field: "target" | "targetMax") => {
    if (input[field] === "") return null;
    const value = parseTarget(input[field], input.kind);
    if (value === null) complain(field, targetHint[input.kind]);
    return value;
  };
  const target = targetOf("target");
  const targetMax = targetOf("targetMax");
  if (targetMax !== null && (target === null || targetMax <= target)) complain("targetMax", "上限须大于目标值");
  const { startsOn, dueOn } = input;
  if (dueOn !== null && dueOn <= startsOn) complain("dueOn", "完成时限须晚于起始日期");
  const milestones = readSteps(input, complain);
  for (const step of milestones) {
    if (step.day < startsOn || (dueOn !== null && step.day > dueOn)) {
      complain("milestones", `时间节点 ${step.day} 不在任务起止之间`);
    }
  }
  const { milestoneDay: _d, milestoneTitle: _t, milestoneShare: _s, lead, cooperate, ...rest } = input;
  return { ...rest, target, targetMax, milestones, lead: splitParties(lead), cooperate: splitParties(cooperate) };
}

export type TaskValues = ReturnType<typeof readFields>;

const targetHint: Record<IndicatorKind, string> = {
  count: "请填写大于 0 的整数",
  ratio: "请填写 100 以内的百分数",
  money: "请填写万元金额，最多六位小数",
  milestone: "请填写 100 以内的百分数",
};

interface StepLists {
  milestoneDay: string[];
  milestoneTitle: string[];
  milestoneShare: string[];
}

function readSteps(input: StepLists, complain: (field: string, message: string) => void): Step[] {
  const steps: Step[] = [];
  for (const [i, written] of input.milestoneDay.entries()) {
    const title = (input.milestoneTitle[i] ?? "").trim();
    const share = (input.milestoneShare[i] ?? "").trim();
    if (written.trim() === "" && title === "" && share === "") continue;
    const day = isoDay.safeParse(written);
    const value = parseTarget(share, "ratio");
    if (!day.success || value === null || title === "") {
      complain("milestones", `第 ${i + 1} 个时间节点：请填写日期、内容和 100 以内的应达百分数`);
      continue;
    }
    steps.push({ day: day.data, title: title.slice(0, 100), share: value / 10_000 });
  }
  steps.sort((a, b) => (a.day < b.day ? -1 : 1));
  for (const [i, step] of steps.entries()) {
    if (i > 0 && step.share < steps[i - 1]!.share) complain("milestones", `${step.day} 的应达比例低于前一节点`);
  }
  return steps;
}
