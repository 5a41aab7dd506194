import { sql } from "drizzle-orm";
import { isParty, type openBook } from "@/modules/plan";
import { dayOf } from "@/platform/dates";
import type { Context } from "@/platform/run";
import type { UnitLevel } from "@/platform/staff";
import { cadenceOfTask, type ReportCadence } from "@/vocab/reports";
import type { Span } from "../rules/expected";

export type Book = Awaited<ReturnType<typeof openBook>>;

/** What is needed to tell whether a period is expected. */
export async function spanOf({ tx, today }: Context, book: Book, cadence: ReportCadence): Promise<Span> {
  const rows = await tx.execute<{ cadence: string; starts: string }>(
    sql`select cadence, starts_on::text as starts from app.reports_since()`,
  );
  const since = rows.find((row) => row.cadence === cadence)?.starts;
  return {
    planStart: book.plan.start,
    planEnd: book.plan.end,
    since: since === undefined ? null : dayOf(since),
    today,
  };
}

/** Whether a task is a line of a report of the cadence: a month shows them all. */
export const belongs = (cadence: ReportCadence, task: { cadence: string }): boolean =>
  cadence === "month" || task.cadence === cadenceOfTask[cadence];

interface Place {
  code: string;
  level: UnitLevel;
}

/** Of the units, those that have something to report in the cadence: a share of a task, or a part in it. The city reports months. */
export async function reporters<Unit extends Place>(
  { tx }: Context,
  book: Book,
  units: readonly Unit[],
  cadence: ReportCadence,
): Promise<Unit[]> {
  const tasks = book.plan.tasks.filter((task) => belongs(cadence, task));
  const ids = `{${tasks.map((task) => task.id).join()}}`;
  const rows = await tx.execute<{ unit: string }>(sql`select distinct unit_code as unit from allocations
    where task_id = any(${ids}::int[]) and unit_code = any(${`{${units.map((unit) => unit.code).join()}}`}::text[])`);
  const sharing = new Set(rows.map((row) => row.unit));
  return units.filter((unit) =>
    unit.level === "city" ? cadence === "month" : sharing.has(unit.code) || tasks.some((task) => isParty(task, unit)),
  );
}
