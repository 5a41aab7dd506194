import { and, asc, eq } from "drizzle-orm";
import { units } from "@/db/schema";
import type { ImportColumn } from "@/modules/imports";
import type { Tx } from "@/platform/run";
import { subtree } from "@/platform/staff";

const fixed: ImportColumn[] = [
  { key: "seq", label: "任务序号", aliases: ["任务编号"], required: true },
  { key: "title", label: "任务内容", aliases: ["任务", "工作任务"], required: false },
  { key: "indicator", label: "指标名称", aliases: ["指标"], required: false },
  { key: "unit", label: "计量单位", aliases: ["单位"], required: true },
  { key: "city", label: "全市目标", aliases: ["全市", "市级目标", "总目标"], required: false },
];
const tail: ImportColumn[] = [
  { key: "sum", label: "合计", aliases: ["总计", "各区合计"], required: false },
  { key: "note", label: "备注", aliases: ["说明"], required: false },
];

export interface District {
  code: string;
  name: string;
  shortName: string;
}

/** Key of a district's column. */
export const districtKey = (code: string): string => `unit:${code}`;

/** As tables write it: 朝阳区, but 经开区 for its long name. */
export const districtLabel = ({ name, shortName }: Pick<District, "name" | "shortName">): string =>
  name.length <= 5 ? name : shortName;

/** Districts directly under the city, in the order of their codes. */
export async function districtsOf(tx: Tx): Promise<(District & { title: string; aliases: string[] })[]> {
  const { code, name, shortName, title, aliases } = units;
  return tx
    .select({ code, name, shortName, title, aliases })
    .from(units)
    .where(and(eq(units.level, "district"), eq(units.active, true)))
    .orderBy(asc(units.code));
}

/** Columns of 区级目标分解: the districts stand beside each other, by any of their names. */
export async function allocationColumns(tx: Tx): Promise<ImportColumn[]> {
  const districts = await districtsOf(tx);
  const wide = districts.map(({ code, name, shortName, title, aliases }) => ({
    key: districtKey(code),
    label: districtLabel({ name, shortName }),
    aliases: [name, shortName, title, ...aliases],
    required: false,
  }));
  return [...fixed, ...wide, ...tail];
}

const HARMLESS = /^(序号|牵头单位|配合单位|责任单位|完成时限|完成时间|原行号|拒绝原因)$/;

/** A head that is neither a district nor anything else known: its figures would be left out. */
export function strangeHead(head: string): string | null {
  if (HARMLESS.test(head)) return null;
  const present = /^(崇文|宣武)区?$/.exec(head)?.[1];
  if (present) return `“${head}”已并入${present === "崇文" ? "东城区" : "西城区"}，这一列不导入`;
  return `“${head}”不是本市的区，这一列不导入`;
}

export const isWithin = (code: string, unit: string): boolean => {
  const { lo, hi } = subtree(unit);
  return code >= lo && code < hi;
};
