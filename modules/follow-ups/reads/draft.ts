import { and, eq, inArray } from "drizzle-orm";
import { accounts, allocations, followUps, units } from "@/db/schema";
import { loadCalendar, openBook, unitTasks } from "@/modules/plan";
import { childrenOf, narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { grantsOf, type Role } from "@/platform/may";
import { type Context, query } from "@/platform/run";
import { within } from "@/platform/staff";
import { type FollowUpLevel, levelOrder } from "@/vocab/levels";
import { draftBody, draftTitle } from "../messages";
import { proposedDue } from "../rules/term";
import { DraftSearch } from "../search";

export interface ReceiverGroup {
  title: string;
  units: { code: string; title: string }[];
}

/**
 * What the form to issue starts from: the named tasks with their standing at the receiver (or at the own unit), titles and
 * body in the level's words, the units that may receive, the officers of each, and a due day proposed per level.
 */
export const followUpDraft = query(
  { name: "follow-up.draft", may: "follow-up.issue", input: DraftSearch },
  async (context, { task: taskIds, unit: asked, level }) => {
    const { tx, staff, today } = context;
    const subject = await narrow(context, asked.length === 1 ? asked[0] : staff.unit.code);
    const book = await openBook(context);
    const chosen = taskIds.length === 0 ? [] : (await unitTasks(context, book, subject)).rows;
    const standingOf = new Map(chosen.map(({ task, standing }) => [task.id, standing]));
    const tasks = book.plan.tasks
      .filter((task) => taskIds.includes(task.id))
      .map(({ id, code, title }) => ({ id, code, title, standing: standingOf.get(id) ?? null }));
    const groups = await receiverGroups(context, taskIds, asked);
    const calendar = await loadCalendar(tx);
    const due = Object.fromEntries(levelOrder.map((one) => [one, isoOf(proposedDue(calendar, today, one))]));
    return {
      level,
      tasks: tasks.map((task) => ({
        id: task.id,
        code: task.code,
        name: task.title,
        status: task.standing?.status ?? null,
        title: draftTitle(task.title, task.standing),
      })),
      body: draftBody(
        level,
        tasks.map((task) => task.standing),
      ),
      groups,
      chosen: asked.filter((code) => groups.some((group) => group.units.some((unit) => unit.code === code))),
      officers: await officersOf(context, groups),
      due: due as Record<FollowUpLevel, string>,
      today: isoOf(today),
      open: await openFor(context, taskIds),
    };
  },
);

/** Units below the own one: its children first, then those that the tasks are decomposed to and those a link named. */
async function receiverGroups({ tx, staff }: Context, taskIds: number[], asked: string[]): Promise<ReceiverGroup[]> {
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

async function officersOf({ tx }: Context, groups: ReceiverGroup[]) {
  const codes = groups.flatMap((group) => group.units.map((unit) => unit.code));
  if (codes.length === 0) return [];
  const rows = await tx
    .select({ id: accounts.id, name: accounts.name, unit: accounts.unitCode, roles: accounts.roles })
    .from(accounts)
    .where(and(inArray(accounts.unitCode, codes), eq(accounts.status, "active")))
    .orderBy(accounts.unitCode, accounts.name);
  return rows
    .filter((row) => grantsOf(row.roles as Role[]).has("follow-up.handle"))
    .map(({ id, name, unit }) => ({ id, name, unit }));
}

/** Units that already have an open follow-up about one of the tasks: the form says so and lets it pass. */
async function openFor({ tx }: Context, taskIds: number[]): Promise<{ unit: string; n: number }[]> {
  if (taskIds.length === 0) return [];
  const rows = await tx
    .select({ unit: followUps.unitCode, state: followUps.state })
    .from(followUps)
    .where(inArray(followUps.taskId, taskIds));
  const counts = new Map<string, number>();
  for (const row of rows) if (row.state !== "closed") counts.set(row.unit, (counts.get(row.unit) ?? 0) + 1);
  return [...counts].map(([unit, n]) => ({ unit, n }));
}
