import type { Template } from "@/modules/imports";
import { writtenNames } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import type { Context } from "@/platform/run";
import { within } from "@/platform/staff";
import { channelLabels } from "@/vocab/channels";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { namedUnits } from "../reads/units";

const OUTSIDE = "系统外";

/** 会员变动 to be filled in: units inside the officer's own range. */
export async function movementTemplate({ tx, staff, today }: Context): Promise<Template> {
  const known = (await namedUnits(tx)).sort((a, b) => (a.code < b.code ? -1 : 1));
  const nameOf = writtenNames(known);
  const own = known.filter((unit) => within(staff.write, unit.code)).map((unit) => nameOf(unit));
  const sides = { choices: { values: [OUTSIDE, ...own], strict: false }, width: 20 };
  const unit = own.at(-1) ?? "";
  const group = workerGroupLabels.rider;
  return {
    columns: [
      { key: "no", note: "本单位自编的流水号，一笔一号，不重复；以后按流水号更正", examples: ["示例01", "示例02"] },
      {
        ...{ key: "day", note: "发生的日期，不晚于今天，如 2022-03-05", width: 13, form: "date" },
        examples: [{ date: isoOf(today - 7) }, { date: isoOf(today) }],
      },
      { key: "from", note: `入会填“${OUTSIDE}”；转接、退会填会员原来所在的单位`, ...sides, examples: [OUTSIDE, unit] },
      { key: "to", note: `退会填“${OUTSIDE}”；入会、转接填会员所到的单位`, ...sides, examples: [unit, OUTSIDE] },
      {
        ...{ key: "recruiter", note: "发展会员的单位；与转入单位相同的可留空", width: 20 },
        ...{ choices: { values: own, strict: false }, examples: [unit, null] },
      },
      {
        ...{ key: "group", note: "从下拉框选", width: 18, examples: [group, group] },
        choices: { values: Object.values(workerGroupLabels), strict: true },
      },
      {
        ...{ key: "channel", note: "入会必填，其他留空", width: 12, examples: [channelLabels.on_site, null] },
        choices: { values: Object.values(channelLabels), strict: true },
      },
      { key: "count", note: "大于 0 的整数", width: 10, form: "whole", examples: [12, 2] },
      { key: "campaign", note: "属于某次集中入会行动的，填行动名称", width: 20, examples: ["示例集中入会行动", null] },
      { key: "note", note: "最多 200 字", width: 24, examples: [null, "示例：离开本行业"] },
    ],
  };
}
