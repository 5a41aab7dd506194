import { childrenOf, narrow } from "@/modules/units";
import { addMonths, type Day, isoOf, monthEnd } from "@/platform/dates";
import type { Context } from "@/platform/run";
import type { Status } from "@/vocab/status";
import { type Forecast, forecast } from "../rules/forecast";
import { countStatuses } from "./board";
import { type BoardRow, boardRow } from "./board-row";
import { leagueOf, rollupOf } from "./league";
import { openBook, unitTasks } from "./standings";

/** A task at the month's end and how it stood a month before; null where the plan did not have it or had not begun. */
export interface BulletinTask extends BoardRow {
  before: { actual: number | null; status: Status } | null;
  /** At the month's own pace; null for rates and steps. */
  forecast: Forecast | null;
}

/**
 * What a month's document prints of the plan, at the month's last day: tasks with their change, measures, children as the league
 * ranks them with their tasks by 序号. The frozen book where the month is closed. Figures in stored units, shares 0–1.
 */
export async function bulletin(context: Context, asked: string | undefined, asOf: Day) {
  const unit = await narrow(context, asked);
  const book = await openBook(context, isoOf(asOf));
  const { rows: entries, marks, allocations } = await unitTasks(context, book, unit);
  const monthBefore = monthEnd(addMonths(asOf, -1));
  const earlier =
    monthBefore < book.plan.start ? null : await standingsAt(context, unit, monthBefore, book.published !== null);
  const tasks = entries.map((entry): BulletinTask => {
    const row = boardRow(book, entry);
    const before = earlier?.tasks.get(row.id) ?? null;
    const paced = row.kind === "count" || row.kind === "money";
    const pace = {
      total: row.actual ?? 0,
      recent: (row.actual ?? 0) - (before?.actual ?? 0),
      target: row.target,
      start: entry.task.start,
      due: entry.due,
    };
    const ahead = paced && row.actual !== null && earlier ? forecast(pace, book.today, (asOf - monthBefore) / 7) : null;
    return { ...row, before, forecast: ahead };
  });
  const level = unit.level === "city" ? ("district" as const) : ("street" as const);
  const children =
    unit.level === "city" || unit.level === "district"
      ? (await childrenOf(context.tx, unit.code)).filter((child) => child.level === level)
      : [];
  const table =
    unit.level === "city" || unit.level === "district"
      ? await leagueOf(context, book, { level: unit.level, range: unit.range }, children, { marks, allocations })
      : [];
  const { plan } = book;
  return {
    unit: { code: unit.code, name: unit.name, shortName: unit.shortName, title: unit.title, level: unit.level },
    asOf: isoOf(book.today),
    published: book.published,
    limits: book.limits,
    plan: {
      title: plan.title,
      aspects: plan.aspects.filter(({ no }) => no > 0).length,
      passed: Math.min(1, Math.max(0, (book.today - plan.start) / (plan.end - plan.start))),
    },
    whole: rollupOf(book, entries),
    /** The mean of p a month before; null where the plan had not begun, or the month is closed and the one before is not. */
    wholeBefore: earlier?.progress ?? null,
    counts: countStatuses(tasks),
    measures: plan.measures.map((measure) => {
      const own = entries.filter(({ task }) => task.measureNo === measure.no);
      const aspect = plan.aspects.find(({ no }) => no === measure.aspectNo);
      return {
        ...measure,
        aspect: aspect?.title ?? "",
        tasks: own.length,
        counts: countStatuses(own.map(({ standing }) => standing)),
        ...rollupOf(book, own),
      };
    }),
    tasks,
    league: table.map(({ tasks: own, ...row }) => ({
      ...row,
      counts: countStatuses(own.map(({ standing }) => standing)),
      bySeq: new Map(own.map((entry) => [entry.task.seq, boardRow(book, entry)])),
    })),
  };
}

export type Bulletin = Awaited<ReturnType<typeof bulletin>>;

/** What a closed month is compared with: the month closed before it. The live figures hold units that the book leaves out. */
async function standingsAt(context: Context, unit: Awaited<ReturnType<typeof narrow>>, day: Day, closed: boolean) {
  const book = await openBook(context, isoOf(day));
  if (closed && !book.published) return null;
  const { rows } = await unitTasks(context, book, unit);
  const tasks = rows.map((entry) => {
    const { id, actual, status } = boardRow(book, entry);
    return [id, { actual, status }] as const;
  });
  return { tasks: new Map(tasks), progress: rollupOf(book, rows).progress };
}
