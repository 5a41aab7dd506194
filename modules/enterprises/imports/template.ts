import { and, asc, eq, inArray } from "drizzle-orm";
import { units } from "@/db/schema";
import type { Template } from "@/modules/imports";
import { writtenNames } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import type { Context } from "@/platform/run";
import { within } from "@/platform/staff";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import { stageLabels, stalledLabel } from "@/vocab/stages";

const chosen = (values: readonly string[]) => ({ values, strict: true });

/** 建会台账 to be filled in: districts and their streets inside the officer's own range. */
export async function enterpriseTemplate({ tx, staff, today }: Context): Promise<Template> {
  const places = await placesOf(tx, staff.write);
  const [district = "", streets = []] = Object.entries(places)[0] ?? [];
  const day = { date: isoOf(today - 30) };
  return {
    columns: [
      { key: "no", note: "本单位自编的编号，一家一号，不重复；以后按编号更正", examples: ["示例01", "示例02"] },
      {
        key: "name",
        note: "营业执照上的全称",
        width: 30,
        examples: ["北京示例甲科技有限公司", "北京示例乙服务有限公司"],
      },
      {
        ...{ key: "kind", note: "从下拉框选：头部企业，或它的下属企业、关联企业", width: 12 },
        ...{ choices: chosen(Object.values(enterpriseKindLabels)), examples: ["头部企业", "下属企业"] },
      },
      {
        ...{ key: "category", note: "头部企业填写，其他企业留空", width: 12 },
        ...{ choices: chosen(Object.values(categoryLabels)), examples: [categoryLabels.platform, null] },
      },
      {
        ...{ key: "parent", note: "下属企业、关联企业填上级企业的全称；头部企业留空", width: 30 },
        examples: [null, "北京示例甲科技有限公司"],
      },
      {
        ...{ key: "district", note: "从下拉框选所属区", width: 12 },
        ...{ choices: { values: Object.keys(places), strict: false }, examples: [district, district] },
      },
      {
        ...{ key: "street", note: "先选所属区，再从下拉框选街道（乡镇）；归区里直接管理的可留空", width: 18 },
        ...{ choices: { of: "district", lists: places }, examples: [streets[0] ?? null, streets.at(-1) ?? null] },
      },
      { key: "workers", note: "整数，不少于会员人数", width: 10, form: "whole", examples: [1200, 80] },
      { key: "members", note: "整数，没有会员填 0", width: 10, form: "whole", examples: [860, 0] },
      { key: "party", note: "填是或否", width: 14, choices: chosen(["是", "否"]), examples: ["是", "否"] },
      {
        ...{ key: "stage", note: `从下拉框选；推进不下去的选“${stalledLabel}”`, width: 12 },
        ...{ choices: chosen([...Object.values(stageLabels), stalledLabel]) },
        examples: [stageLabels.established, stalledLabel],
      },
      {
        ...{ key: "on", note: "到达这一阶段的日期，不晚于今天，如 2022-03-05；不清楚可留空", width: 13 },
        ...{ form: "date", examples: [day, day] },
      },
      { key: "contact", note: "企业一方的联系人", width: 12, examples: ["张某", "李某"] },
      { key: "reason", note: `选“${stalledLabel}”时必填，其他留空`, width: 24, examples: [null, "企业尚未确定负责人"] },
      { key: "note", note: "最多 500 字", width: 24, examples: [null, null] },
    ],
  };
}

/** Names of the streets that the range holds, by the name of their district; a street alone stands under its own district. */
async function placesOf(tx: Context["tx"], range: { lo: string; hi: string }): Promise<Record<string, string[]>> {
  const { code, parentCode, level, name, shortName, title, aliases, statutoryCode } = units;
  const known = await tx
    .select({ code, parentCode, level, name, shortName, title, aliases, statutoryCode })
    .from(units)
    .where(and(eq(units.active, true), inArray(units.level, ["district", "street"])))
    .orderBy(asc(units.code));
  const nameOf = writtenNames(known);
  const places: Record<string, string[]> = {};
  for (const district of known.filter((unit) => unit.level === "district")) {
    const streets = known.filter((unit) => unit.parentCode === district.code && within(range, unit.code));
    if (streets.length === 0 && !within(range, district.code)) continue;
    const inside = { level: "street", within: district.code } as const;
    places[nameOf(district, { level: "district" })] = streets.map((street) => nameOf(street, inside));
  }
  return places;
}
