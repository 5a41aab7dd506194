import { and, eq, inArray } from "drizzle-orm";
import { allocations, units } from "@/db/schema";
import { childrenOf } from "@/modules/units";
import type { Context } from "@/platform/run";
import { within } from "@/platform/staff";

export interface ReceiverGroup {
  title: string;
  units: { code: string; title: string }[];
}

/** Units below the own one: its children first, then those that the tasks are decomposed to and those a link named. */
export async function receiverGroups(
  { tx, staff }: Context,
  taskIds: readonly number[],
  asked: readonly string[],
): Promise<ReceiverGroup[]> {
  const children = await childrenOf(tx, staff.unit.code);
  const known = new Set([staff.unit.code, ...children.map((unit) => unit.code)]);
  const decomposed =
    taskIds.length === 0
      ? []
      : await tx
          .selectDistinct({ code: allocations.unitCode })
          .from(allocations)
          .where(inArray(allocations.taskId, taskIds));
  const more = [...new Set([...asked, ...decomposed.map((row) => row.code)])].filter(
    (code) => !known.has(code) && within(staff.write, code),
  );
  const others =
    more.length === 0
      ? []
      : await tx
          .select({ code: units.code, title: units.title, parent: units.parentCode })
          .from(units)
          .where(and(inArray(units.code, more), eq(units.active, true)))
          .orderBy(units.code);
  const nameOf = new Map(children.map((unit) => [unit.code, unit.name]));
  const levels = [
    { title: "各区", of: ["district"] },
    { title: "各街道（乡镇）", of: ["street"] },
    { title: "各部门", of: ["department"] },
    { title: "各产业工会", of: ["industrial_union"] },
  ];
  const own = levels.map(({ title, of }) => ({ title, units: children.filter((unit) => of.includes(unit.level)) }));
  const parents = [...new Set(others.map((unit) => unit.parent))];
  const below = parents.map((parent) => ({
    title: `${nameOf.get(parent ?? "") ?? ""}街道（乡镇）`,
    units: others.filter((unit) => unit.parent === parent),
  }));
  return [...own, ...below]
    .filter((group) => group.units.length > 0)
    .map((group) => ({ title: group.title, units: group.units.map(({ code, title }) => ({ code, title })) }));
}
