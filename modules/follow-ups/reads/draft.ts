import { and, eq, inArray, ne } from "drizzle-orm";
import { enterprises, followUps, instructions, units } from "@/db/schema";
import { loadCalendar, openBook, unitTasks } from "@/modules/plan";
import { narrow } from "@/modules/units";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type Context, query } from "@/platform/run";
import { type FollowUpLevel, levelOrder } from "@/vocab/levels";
import { aboutTitle, draftBody, draftTitle } from "../messages";
import { proposedDue } from "../rules/term";
import { DraftSearch, type DraftValues } from "../search";
import { officersOf } from "./officers";
import { receiverGroups } from "./receivers";
import { templatesOf } from "./templates";

/** A subject of the form beside tasks: an enterprise with the unit that keeps it, or a period's report. */
interface DraftAbout {
  subject: string;
  name: string;
  /** Where an enterprise belongs; null where receivers are chosen. */
  place: string | null;
  title: string;
}

/**
 * What the form to issue starts from: the named tasks with their standing at the receiver (or at the own unit), titles and
 * body in the level's words, the units that may receive, the officers of each, and a due day proposed per level.
 */
export const followUpDraft = query(
  { name: "follow-up.draft", may: "follow-up.issue", input: DraftSearch },
  async (context, search) => {
    const { tx, staff, today } = context;
    const { level } = search;
    const asked = [...new Set([...search.unit, ...search.units])].filter((code) => code !== staff.unit.code);
    const parent = search.parent === undefined ? null : await parentOf(context, search.parent);
    const instruction = search.instruction === undefined ? null : await instructionOf(context, search.instruction);
    const taskIds = parent ? [] : search.task;
    const subject = await narrow(context, asked.length === 1 ? asked[0] : staff.unit.code);
    const tasks = await tasksOf(context, taskIds, subject);
    const about = parent ? [] : await aboutOf(context, search);
    const groups = await receiverGroups(context, parent?.taskId ? [parent.taskId] : taskIds, asked);
    const calendar = await loadCalendar(tx);
    const due = Object.fromEntries(
      levelOrder.map((one) => {
        const day = isoOf(proposedDue(calendar, today, one));
        return [one, parent && day > parent.dueOn && parent.dueOn >= isoOf(today) ? parent.dueOn : day];
      }),
    );
    return {
      level,
      parent,
      instruction,
      tasks: tasks.map(({ task, standing }) => ({
        ...{ id: task.id, code: task.code, name: task.title, status: standing?.status ?? null },
        title: draftTitle(task.title, standing),
      })),
      about,
      title: parent?.title ?? (instruction ? `落实批示：${instruction.subjectTitle}`.slice(0, 120) : ""),
      body:
        parent?.body ??
        instruction?.text ??
        draftBody(
          level,
          tasks.map(({ standing }) => standing),
        ),
      groups,
      chosen: asked.filter((code) => groups.some((group) => group.units.some((unit) => unit.code === code))),
      officers: await officersOf(
        tx,
        groups.flatMap((group) => group.units.map((unit) => unit.code)),
      ),
      templates: await templatesOf(context),
      due: due as Record<FollowUpLevel, string>,
      today: isoOf(today),
      open: await openFor(context, taskIds),
      city: staff.unit.level === "city",
    };
  },
);

async function tasksOf(context: Context, taskIds: readonly number[], subject: Awaited<ReturnType<typeof narrow>>) {
  if (taskIds.length === 0) return [];
  const book = await openBook(context);
  const { rows } = await unitTasks(context, book, subject);
  const standingOf = new Map(rows.map(({ task, standing }) => [task.id, standing]));
  return book.plan.tasks
    .filter((task) => taskIds.includes(task.id))
    .map((task) => ({ task, standing: standingOf.get(task.id) ?? null }));
}

/** The own follow-up that is to be broken down. */
async function parentOf({ tx, staff }: Context, id: number) {
  const [found] = await tx
    .select()
    .from(followUps)
    .where(and(eq(followUps.id, id), eq(followUps.unitCode, staff.unit.code), ne(followUps.state, "closed")));
  if (!found) throw new NotFound();
  const { title, body, dueOn, taskId, no } = found;
  return { id, title, body, dueOn, taskId, no };
}

async function instructionOf({ tx }: Context, id: number) {
  const [found] = await tx.select().from(instructions).where(eq(instructions.id, id));
  if (!found) throw new NotFound();
  const { text, authorName, subjectTitle } = found;
  return { id, text, authorName, subjectTitle, on: timeText(found.createdAt).slice(0, 10) };
}

async function aboutOf({ tx }: Context, { about, enterprise }: DraftValues): Promise<DraftAbout[]> {
  const reports = about.filter((one) => one.startsWith("report:"));
  const named = about.filter((one) => one.startsWith("enterprise:")).map((one) => Number(one.split(":")[1]));
  const ids = [...new Set([...named, ...enterprise])].slice(0, 200);
  const found =
    ids.length === 0
      ? []
      : await tx
          .select({ id: enterprises.id, name: enterprises.name, place: units.title, stalled: enterprises.stalledOn })
          .from(enterprises)
          .innerJoin(units, eq(units.code, enterprises.unitCode))
          .where(inArray(enterprises.id, ids))
          .orderBy(enterprises.unitCode, enterprises.name);
  return [
    ...reports.map((subject) => {
      const title = aboutTitle.report(subject.slice("report:".length));
      return { subject, name: "进展报告", place: null, title };
    }),
    ...found.map(({ id, name, place, stalled }) => ({
      ...{ subject: `enterprise:${id}`, name, place },
      title: aboutTitle.enterprise(name, stalled !== null),
    })),
  ];
}

/** Units that already have an open follow-up about one of the tasks: the form says so and lets it pass. */
async function openFor({ tx }: Context, taskIds: readonly number[]): Promise<{ unit: string; n: number }[]> {
  if (taskIds.length === 0) return [];
  const rows = await tx
    .select({ unit: followUps.unitCode, state: followUps.state })
    .from(followUps)
    .where(inArray(followUps.taskId, [...taskIds]));
  const counts = new Map<string, number>();
  for (const row of rows) if (row.state !== "closed") counts.set(row.unit, (counts.get(row.unit) ?? 0) + 1);
  return [...counts].map(([unit, n]) => ({ unit, n }));
}

export type Draft = Awaited<ReturnType<typeof followUpDraft.as>>;
