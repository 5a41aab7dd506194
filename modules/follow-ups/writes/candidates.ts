import { and, eq, inArray, ne, or } from "drizzle-orm";
import { enterprises, followUps, tasks, units } from "@/db/schema";
import type { CommandContext } from "@/platform/run";
import { within } from "@/platform/staff";
import { leftOut, objections } from "../messages";
import { receivingUnit } from "../rules/reach";
import type { IssueValues } from "./issue-input";

/** A follow-up that is asked for: to whom, about what, and why it is left out, where it is. */
export interface Candidate {
  title: string;
  taskId: number | null;
  subject: string | null;
  source: string;
  unitCode: string;
  unitTitle: string;
  why: string | null;
}

type About = Pick<Candidate, "title" | "taskId" | "subject" | "source">;

/** One a task (or report, or plain title) and receiving unit; an enterprise's goes to its own unit or district. */
export async function candidatesOf(context: CommandContext, input: IssueValues): Promise<Candidate[]> {
  const subjects = await aboutOf(context, input);
  const general = subjects.filter(({ subject }) => !subject?.startsWith("enterprise:"));
  const receivers = general.length > 0 ? await receiversOf(context, [...new Set(input.units)]) : [];
  const rows = receivers.flatMap((unit) =>
    general.map((about) => ({ ...about, unitCode: unit.code, unitTitle: unit.title, why: null })),
  );
  const all = [...rows, ...(await ofEnterprises(context, input, subjects))];
  return input.skipOpen ? withoutOpen(context, all) : all;
}

async function receiversOf({ tx, staff, refuse }: CommandContext, codes: string[]) {
  if (codes.length === 0) return refuse({ field: "units", message: objections.noReceiver });
  if (codes.includes(staff.unit.code)) return refuse({ field: "units", message: objections.ownUnit });
  if (!codes.every((unit) => within(staff.write, unit))) return refuse({ field: "units", message: objections.outside });
  const found = await tx
    .select({ code: units.code, title: units.title })
    .from(units)
    .where(and(inArray(units.code, codes), eq(units.active, true)))
    .orderBy(units.code);
  return found.length === codes.length ? found : refuse({ field: "units", message: objections.outside });
}

/** What each receiver gets, with its title: tasks first, then what else it is about, or the one that names nothing. */
async function aboutOf({ tx, refuse }: CommandContext, { taskIds, about, titles }: IssueValues): Promise<About[]> {
  const plain = { taskId: null, subject: null, source: "" };
  if (taskIds.length + about.length === 0) return [{ ...plain, title: titles[0] ?? "" }];
  const found = taskIds.length === 0 ? 0 : await tx.$count(tasks, inArray(tasks.id, taskIds));
  if (found !== new Set(taskIds).size) return refuse({ field: "taskIds", message: objections.noTask });
  if (new Set([...taskIds, ...about]).size < taskIds.length + about.length)
    return refuse({ message: objections.twice });
  const ofTasks = taskIds.map((taskId, i) => ({ ...plain, taskId, title: titles[i] ?? "" }));
  const ofAbout = about.map((subject, i) => ({ ...plain, subject, title: titles[taskIds.length + i] ?? "" }));
  return [...ofTasks, ...ofAbout];
}

async function ofEnterprises({ tx, staff }: CommandContext, { reach }: IssueValues, subjects: About[]) {
  const own = subjects.filter(({ subject }) => subject?.startsWith("enterprise:"));
  if (own.length === 0) return [];
  const ids = own.map(({ subject }) => Number(subject!.split(":")[1]));
  const found = await tx
    .select({ id: enterprises.id, name: enterprises.name, unit: enterprises.unitCode })
    .from(enterprises)
    .where(inArray(enterprises.id, ids));
  const byId = new Map(found.map((row) => [row.id, row]));
  const codes = [...new Set(found.map(({ unit }) => receivingUnit(staff.unit.code, unit, reach)))];
  const known = await tx
    .select({ code: units.code, title: units.title })
    .from(units)
    .where(and(inArray(units.code, codes.length > 0 ? codes : [""]), eq(units.active, true)));
  const titleOf = new Map(known.map((unit) => [unit.code, unit.title]));
  return own.map((about, i): Candidate => {
    const enterprise = byId.get(ids[i] ?? 0);
    if (!enterprise) return { ...about, unitCode: "", unitTitle: "", why: leftOut.gone };
    const unitCode = receivingUnit(staff.unit.code, enterprise.unit, reach);
    const row = { ...about, source: `企业台账：${enterprise.name}`, unitCode, unitTitle: titleOf.get(unitCode) ?? "" };
    if (unitCode === staff.unit.code) return { ...row, why: leftOut.ownUnit };
    const reached = within(staff.write, unitCode) && row.unitTitle !== "";
    return { ...row, why: reached ? null : leftOut.outside };
  });
}

/** Marks rows whose unit has an open follow-up about the same already. */
async function withoutOpen({ tx }: CommandContext, rows: Candidate[]): Promise<Candidate[]> {
  const taskIds = rows.flatMap(({ taskId }) => taskId ?? []);
  const subjects = rows.flatMap(({ subject }) => subject ?? []);
  if (taskIds.length + subjects.length === 0) return rows;
  const open = await tx
    .select({ unit: followUps.unitCode, taskId: followUps.taskId, subject: followUps.subject })
    .from(followUps)
    .where(
      and(
        ne(followUps.state, "closed"),
        or(
          inArray(followUps.taskId, taskIds.length > 0 ? taskIds : [0]),
          inArray(followUps.subject, subjects.length > 0 ? subjects : [""]),
        ),
      ),
    );
  const marks = new Set(open.flatMap(({ unit, taskId, subject }) => [`${unit} ${taskId}`, `${unit} ${subject}`]));
  const isOpen = ({ unitCode, taskId, subject }: Candidate) => marks.has(`${unitCode} ${subject ?? taskId}`);
  return rows.map((row) => (row.why === null && isOpen(row) ? { ...row, why: leftOut.open } : row));
}
