import { asc, eq } from "drizzle-orm";
import { indicators, tasks } from "@/db/schema";
import type { Template, TemplateCell, TemplateColumn } from "@/modules/imports";
import type { Context } from "@/platform/run";
import type { IndicatorKind } from "@/vocab/indicator-kinds";
import { typedTarget } from "../rules/amounts";
import { districtKey, districtsOf } from "./allocation-columns";
import { allocationsOf } from "./allocation-content";

/** 区级目标分解 to be filled in: one row a task of the plan, with the districts' present figures; blank cells change nothing. */
export async function allocationTemplate({ tx }: Context): Promise<Template> {
  const { id, seq, title, target } = tasks;
  const known = await tx
    .select({
      id,
      seq,
      title,
      target,
      indicator: indicators.name,
      kind: indicators.kind,
      unitName: indicators.unitName,
    })
    .from(tasks)
    .innerJoin(indicators, eq(indicators.key, tasks.indicator))
    .orderBy(asc(tasks.seq));
  const districts = await districtsOf(tx);
  const present = await allocationsOf(
    tx,
    known.map((task) => task.id),
  );
  const [first, second = first] = known;
  const of = (write: (task: NonNullable<typeof first>) => TemplateCell) =>
    [first ? write(first) : null, second ? write(second) : null] as const;
  const wide: TemplateColumn[] = districts.map(({ code }) => ({
    key: districtKey(code),
    note: "这个区的目标，一个数；还没有定的留空，留空不改动已有的目标",
    width: 11,
    examples: of(({ kind }) => cell(kind === "money" ? 10_000_000 : kind === "count" ? 10 : 5000, kind)),
  }));
  return {
    columns: [
      { key: "seq", note: "任务分解表中的序号，已填好", width: 9, form: "whole", examples: of((task) => task.seq) },
      { key: "title", note: "供核对，已填好", width: 36, examples: of((task) => task.title) },
      { key: "indicator", note: "供核对，已填好", width: 20, examples: of((task) => task.indicator) },
      { key: "unit", note: "应与任务的计量单位一致，已填好", width: 10, examples: of((task) => task.unitName) },
      {
        key: "city",
        note: "供核对，已填好；这里的数不改变全市目标",
        width: 12,
        examples: of((task) => cell(task.target, task.kind)),
      },
      ...wide,
      { key: "note", note: "各区合计与全市目标不一致的，说明原因", width: 24, examples: [null, null] },
    ],
    rows: known.map((task) => [
      ...[task.seq, task.title, task.indicator, task.unitName, cell(task.target, task.kind)],
      ...districts.map(({ code }) => cell(present.get(task.id)?.get(code)?.target ?? null, task.kind)),
      null,
    ]),
  };
}

/** A stored target as officers type it: a number, or per cent as text. */
function cell(target: number | null, kind: IndicatorKind): TemplateCell {
  if (target === null) return null;
  const typed = typedTarget(target, kind);
  return kind === "count" || kind === "money" ? Number(typed) : `${typed}%`;
}
