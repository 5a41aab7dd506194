import { and, asc, eq, inArray } from "drizzle-orm";
import { units } from "@/db/schema";
import type { Template } from "@/modules/imports";
import type { Context } from "@/platform/run";
import { cadences } from "@/vocab/cadence";
import { ledgerLabels } from "@/vocab/ledgers";
import { partyClassLabels } from "@/vocab/parties";
import { numeralFor } from "../rules/frame";
import { planContent } from "./task-content";

const measuresOf = ["家", "个", "人", "场", "份", "万元", "%"];

/** 任务分解表 to be filled in: the plan's aspects and measures, the bodies that it names, the next free 序号 in the examples. */
export async function taskTemplate({ tx }: Context): Promise<Template> {
  const { plan, aspects, measures, bySeq } = await planContent(tx);
  const bodies = await tx
    .select({ name: units.shortName })
    .from(units)
    .where(and(eq(units.active, true), inArray(units.level, ["department", "industrial_union"])))
    .orderBy(asc(units.code));
  const parties = { values: [...Object.values(partyClassLabels), ...bodies.map(({ name }) => name)], strict: false };
  const byNo = <T extends { no: number }>(rows: Map<number, T>) => [...rows.values()].sort((a, b) => a.no - b.no);
  const aspectNames = byNo(aspects).map(({ no, title }) => (no === 0 ? title : `${numeralFor(no)}、${title}`));
  const measureNames = byNo(measures).map(({ no, title }) => (no === 0 ? title : `（${numeralFor(no)}）${title}`));
  const first = byNo(measures).find(({ no }) => no > 0);
  const aspect = aspects.get(first?.aspectNo ?? 0);
  const inAspect = aspect && aspect.no > 0 ? `${numeralFor(aspect.no)}、${aspect.title}` : "一、方面的名称";
  const inMeasure = first ? `（${numeralFor(first.no)}）${first.title}` : "（一）措施的名称";
  const next = Math.max(0, ...bySeq.keys()) + 1;
  const lead = bodies[0]?.name ?? partyClassLabels.districts;
  return {
    columns: [
      {
        key: "seq",
        note: "任务的序号，1 到 9999，不重复；以后按序号更正",
        width: 8,
        form: "whole",
        examples: [next, next + 1],
      },
      {
        ...{ key: "aspect", note: "写成“一、……”；与上一行相同可留空", width: 24, examples: [inAspect, inAspect] },
        choices: { values: aspectNames, strict: false },
      },
      {
        ...{ key: "measure", note: "写成“（一）……”；与上一行相同可留空", width: 26, examples: [inMeasure, inMeasure] },
        choices: { values: measureNames, strict: false },
      },
      {
        key: "title",
        note: "一项任务一行",
        width: 36,
        examples: ["示例任务甲：办好职工学堂", "示例任务乙：完善工作制度"],
      },
      { key: "lead", note: "几家的用顿号隔开", width: 20, choices: parties, examples: [lead, lead] },
      {
        ...{ key: "cooperate", note: "几家的用顿号隔开；没有可留空", width: 24, choices: parties },
        examples: [partyClassLabels.districts, null],
      },
      { key: "indicator", note: "按什么计算完成情况", width: 20, examples: ["举办场次", "制度数"] },
      {
        ...{ key: "unit", note: "比率填 %，资金填万元", width: 10, examples: ["场", "个"] },
        choices: { values: measuresOf, strict: false },
      },
      {
        key: "target",
        note: "一个数或范围（如 1-3）；还没有定的填“由各单位填报”",
        width: 12,
        examples: [12, "由各单位填报"],
      },
      {
        ...{ key: "due", note: "如 2022-12-31、2022年12月底前、方案印发后3个月内；没有时限的填“持续推进”", width: 18 },
        examples: [{ date: plan.endsOn }, "持续推进"],
      },
      {
        ...{
          key: "steps",
          note: "一行一个节点：①2021年9月底前：做什么（20%）；百分数是到这时应完成的份额，没有可留空",
          width: 30,
        },
        examples: [`①${plan.startsOn}：制定安排（20%）\n②${plan.endsOn}：全部完成（100%）`, null],
      },
      {
        ...{ key: "cadence", note: "从下拉框选", width: 10, examples: ["月报", "季报"] },
        choices: { values: cadences, strict: true },
      },
      {
        ...{ key: "source", note: "数从哪里来；由单位自己填的选“人工填报”", width: 16 },
        choices: { values: Object.values(ledgerLabels), strict: true },
        examples: [ledgerLabels.manual, ledgerLabels.manual],
      },
    ],
  };
}
