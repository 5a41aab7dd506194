import type { Status } from "@/vocab/status";
import type { Standing } from "../rules/status";
import type { LeagueRow } from "./league";
import type { UnitTask } from "./standings";

const NEAR_DAYS = 14;

export interface UrgentItem {
  taskId: number;
  title: string;
  /** The unit whose task or share it is. */
  unit: string;
  unitName: string;
  /** Who would be asked: the unit itself, for the city's own task its lead unit; null where nobody below answers for it. */
  asked: string | null;
  own: boolean;
  status: Status;
  daysLate: number | null;
  daysLeft: number | null;
}

export interface Urgent {
  items: UrgentItem[];
  overdueOwn: number;
  overdueBelow: number;
  near: number;
  total: number;
}

interface Subject {
  code: string;
  name: string;
  level: string;
}

/**
 * The unit's own tasks and its children's shares that are overdue (most days first) or near with too little done (soonest
 * first, within 14 days). `room`: how many are wanted; two places are kept for what is near, and each task comes once
 * before any comes again. Counts are whole.
 */
export function urgentOf(tasks: UnitTask[], table: LeagueRow[], unit: Subject, room: number): Urgent {
  const own = tasks.flatMap((t) => itemOf(t, t.unit, ownerOf(t, unit), true));
  const below = table.flatMap((row) =>
    row.tasks.flatMap((t) => itemOf(t, row.code, { code: row.code, name: row.name }, false)),
  );
  const all = [...own, ...below];
  const late = all.filter((i) => i.status === "overdue").sort((a, b) => (b.daysLate ?? 0) - (a.daysLate ?? 0));
  const near = all.filter((i) => i.status !== "overdue").sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0));
  const shownLate = shortened(late, Math.max(0, room - Math.min(2, near.length)));
  return {
    items: [...shownLate, ...shortened(near, room - shownLate.length)],
    overdueOwn: own.filter((i) => i.status === "overdue").length,
    overdueBelow: below.filter((i) => i.status === "overdue").length,
    near: near.length,
    total: all.length,
  };
}

/** `room` items in their order; one that repeats a task gives way to a task not named yet. */
function shortened(items: UrgentItem[], room: number): UrgentItem[] {
  if (items.length <= room) return items;
  const first = new Map<number, UrgentItem>();
  for (const item of items) if (!first.has(item.taskId)) first.set(item.taskId, item);
  const firsts = [...first.values()];
  const chosen = new Set([...firsts, ...items.filter((item) => first.get(item.taskId) !== item)].slice(0, room));
  return items.filter((item) => chosen.has(item));
}

type Owner = { code: string | null; name: string };

/** The city's own task is answered for by its lead unit; a lower unit's own task by nobody below it. */
function ownerOf({ task }: UnitTask, unit: Subject): Owner {
  if (unit.level !== "city") return { code: null, name: unit.name };
  const leads = task.parties.filter((p) => p.role === "lead");
  const code = leads.find((p) => p.unitCode !== null && p.unitCode !== unit.code)?.unitCode ?? null;
  return { code, name: leads.map((p) => p.name).join("、") || unit.name };
}

/** Overdue, or due within 14 days and not yet where it should be. */
export function isUrgent({ status, daysLeft }: Standing): boolean {
  if (status === "overdue") return true;
  return daysLeft !== null && daysLeft <= NEAR_DAYS && (status === "at_risk" || status === "behind");
}

function itemOf({ task, standing }: UnitTask, unit: string, owner: Owner, own: boolean): UrgentItem[] {
  const { status, daysLate, daysLeft } = standing;
  if (!isUrgent(standing)) return [];
  const { id: taskId, title } = task;
  return [{ taskId, title, unit, unitName: owner.name, asked: owner.code, own, status, daysLate, daysLeft }];
}
