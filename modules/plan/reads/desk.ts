import { z } from "zod";
import { narrow } from "@/modules/units";
import { addMonths, type Day, dayOf, isoOf, monthEnd, weekStart } from "@/platform/dates";
import { query } from "@/platform/run";
import type { Status } from "@/vocab/status";
import { EPS } from "../rules/progress";
import { type BoardRow, boardRow } from "./board-row";
import { isCitywide, isParty, openBook, type UnitTask, unitTasks } from "./standings";
import { isUrgent } from "./urgent";

const DeskInput = z.object({
  /** A day of the week and month that the calendar shows; today without it. */
  day: z.iso.date().optional(),
});

/** A dated point of the calendar. */
export interface PlanNode {
  day: string;
  kind: "milestone" | "deadline";
  taskId: number;
  title: string;
  status: Status;
  /** The task is done, or the milestone's share was reached. */
  met: boolean;
}

export type AttentionRow = Pick<
  BoardRow,
  "id" | "code" | "title" | "status" | "due" | "daysLate" | "daysLeft" | "late" | "progress" | "expected" | "running"
>;

/**
 * The own unit's day: its tasks that are overdue or near with too little done, and every milestone and deadline in the weeks
 * of the asked day's month (Monday first). Days YYYY-MM-DD.
 */
export const planDesk = query({ name: "plan.desk", may: "plan.read", input: DeskInput }, async (context, { day }) => {
  const { staff } = context;
  const book = await openBook(context);
  const { rows: all } = await unitTasks(context, book, await narrow(context, undefined));
  // A department stands to the city's own tasks: those that name it.
  const rows = isCitywide(staff.unit) ? all.filter(({ task }) => isParty(task, staff.unit)) : all;
  const chosen = day === undefined ? book.today : dayOf(day);
  const first = dayOf(`${isoOf(chosen).slice(0, 7)}-01`);
  const [from, to] = [weekStart(first), weekStart(monthEnd(first)) + 6];
  return {
    today: isoOf(book.today),
    month: isoOf(first).slice(0, 7),
    /** Monday of the asked day's week. */
    week: isoOf(weekStart(chosen)),
    from: isoOf(from),
    to: isoOf(to),
    before: isoOf(addMonths(first, -1)),
    after: isoOf(addMonths(first, 1)),
    attention: rows
      .filter(({ standing }) => isUrgent(standing))
      .map((entry): AttentionRow => boardRow(book, entry))
      .sort((a, b) => (b.daysLate ?? -(b.daysLeft ?? 0)) - (a.daysLate ?? -(a.daysLeft ?? 0))),
    nodes: rows.flatMap((entry) => nodesOf(entry, from, to)).sort((a, b) => a.day.localeCompare(b.day)),
  };
});

function nodesOf({ task, due, standing, target }: UnitTask, from: Day, to: Day): PlanNode[] {
  const inside = (day: Day) => day >= from && day <= to;
  const node = (day: Day, kind: PlanNode["kind"], title: string, met: boolean): PlanNode => {
    return { day: isoOf(day), kind, taskId: task.id, title, status: standing.status, met };
  };
  const done = standing.status === "done";
  const reached = (share: number) => target !== null && (standing.progress ?? 0) >= share - EPS;
  const steps = task.milestones
    .filter((m) => inside(m.day) && m.day !== due)
    .map((m) => node(m.day, "milestone", `${m.title}：${task.title}`, done || reached(m.share)));
  return due !== null && inside(due) ? [...steps, node(due, "deadline", `到期：${task.title}`, done)] : steps;
}

export type PlanDesk = Awaited<ReturnType<(typeof planDesk)["as"]>>;
