import { sql } from "drizzle-orm";
import { openBook, typedAmount, typedHere } from "@/modules/plan";
import { narrow, type ScopedUnit } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { type Context, query } from "@/platform/run";
import { workdaysBetween } from "@/platform/workdays";
import type { ReportEventKind, ReportLook, ReportReason, ReportState } from "@/vocab/reports";
import { isExpected, lookOf } from "../rules/expected";
import { differenceTo, type Pair, same } from "../rules/figures";
import { dueDay, type Period, periodLabel, periodOfKey, shortLabel } from "../rules/periods";
import { OneSearch } from "../search";
import { type Computed, compute, missingBelow } from "./compute";
import { reporters, spanOf } from "./span";

/** A line as it is read: frozen once submitted, else as it would be. `now` is what submitting again would freeze. */
export interface SheetLine extends Omit<Computed, "own" | "ownChange"> {
  now: Pair;
  changed: boolean;
  /** Live figure of the subtree less the report's own. */
  difference: number | null;
  /** Typed here by the own unit: the period's change as its field holds it. */
  asked: { n: string; d: string | null } | null;
}

// Types, not interfaces: only aliases count as records for the driver.
type Row = {
  id: number;
  unitName: string;
  state: ReportState;
  zero: boolean;
  did: string;
  problems: string;
  next: string;
  typed: Record<string, { n: number; d: number | null }>;
  missing: { code: string; name: string }[];
  reasons: ReportReason[];
  firstOn: string | null;
  submittedAt: string | null;
  submittedName: string;
  decidedAt: string | null;
  decidedName: string;
  decidedUnit: string;
  savedAt: string;
  version: number;
};

export type ReportEvent = {
  id: number;
  kind: ReportEventKind;
  text: string;
  staffName: string;
  staffUnit: string;
  at: string;
};

type FileRow = { id: string; name: string; type: string; size: number };

async function rowOf({ tx }: Context, unit: string, period: string): Promise<Row | null> {
  const [row] =
    await tx.execute<Row>(sql`select id, unit_name as "unitName", state, zero, did, problems, next, typed, missing, reasons,
      first_on::text as "firstOn", submitted_at::text as "submittedAt", submitted_name as "submittedName", decided_at::text as "decidedAt",
      decided_name as "decidedName", decided_unit as "decidedUnit", saved_at::text as "savedAt", version
    from reports where unit_code = ${unit} and period = ${period}`);
  return row ?? null;
}

type Frozen = {
  taskId: number;
  n: number | null;
  d: number | null;
  changeN: number | null;
  changeD: number | null;
  before: number | null;
  median: number | null;
  jump: boolean;
  title: string;
  target: number | null;
  due: string | null;
  progress: number | null;
  expected: number | null;
  status: string | null;
};

async function frozenOf({ tx }: Context, id: number): Promise<Map<number, Frozen>> {
  const rows = await tx.execute<Frozen>(sql`select task_id as "taskId", total_n::float8 as n, total_d::float8 as d,
      change_n::float8 as "changeN", change_d::float8 as "changeD", before_n::float8 as before, median, jump, title,
      target::float8 as target, due_on::text as due, progress, expected, status from report_lines where report_id = ${id}`);
  return new Map(rows.map((row) => [row.taskId, row]));
}

/** What the own unit reported for the period already, by task: the fields that are typed begin with it. */
async function reportedIn(
  { tx }: Context,
  unit: string,
  period: Period,
): Promise<Map<number, { n: number; d: number | null }>> {
  const rows = await tx.execute<{
    task: number;
    n: number;
    d: number | null;
  }>(sql`select task_id as task, sum(amount)::float8 as n,
      sum(base)::float8 as d from progress_entries
    where unit_code = ${unit} and day between ${isoOf(period.start)}::date and ${isoOf(period.end)}::date group by 1`);
  return new Map(rows.map(({ task, n, d }) => [task, { n, d }]));
}

const cadenceWord = { month: "月报", week: "周报", quarter: "季报" } as const;

async function linesOf(
  context: Context,
  unit: ScopedUnit,
  period: Period,
  row: Row | null,
  mine: boolean,
): Promise<SheetLine[]> {
  const frozen = row && row.state !== "draft" ? await frozenOf(context, row.id) : null;
  // Nobody above looks into a draft.
  if (frozen === null && !mine) return [];
  const typed = mine ? await typedHere(context) : new Set<number>();
  const reported = mine
    ? await reportedIn(context, unit.code, period)
    : new Map<number, { n: number; d: number | null }>();
  const computed = await compute(context, unit, period);
  return computed.flatMap(({ own: _own, ownChange: _change, ...line }): SheetLine[] => {
    const at = frozen?.get(line.taskId);
    if (frozen && !at) return [];
    const asks = typed.has(line.taskId) && line.cadence === cadenceWord[period.cadence];
    const zero = { n: 0, d: line.kind === "ratio" ? 0 : null };
    const held = row?.typed[line.taskId] ?? reported.get(line.taskId) ?? zero;
    const text = { n: typedAmount(held.n, line.kind), d: held.d === null ? null : String(held.d) };
    const rest = { now: line.total, asked: asks ? text : null };
    if (!at) return [{ ...line, ...rest, changed: false, difference: differenceTo(line.live, line.total) }];
    const total = { n: at.n, d: at.d };
    const { title, before, median, jump, target, due, progress, expected, status } = at;
    const kept = { title, before, median, jump, target, due, progress, expected, status };
    const change = { n: at.changeN, d: at.changeD };
    const changed = !same(total, line.total);
    return [{ ...line, ...kept, ...rest, total, change, changed, difference: differenceTo(line.live, total) }];
  });
}

interface Moves {
  write: boolean;
  approve: boolean;
  sendBack: boolean;
  unapprove: boolean;
  close: boolean;
  reopen: boolean;
}

function movesOf({ staff, today }: Context, unit: ScopedUnit, period: Period, row: Row | null): Moves {
  const mine = unit.code === staff.unit.code;
  const above = unit.parentCode === staff.unit.code && staff.may.has("report.decide");
  const closes = mine && unit.level === "city" && period.cadence === "month" && staff.may.has("report.close");
  const state = row?.state ?? "draft";
  return {
    write:
      mine && staff.may.has("report.write") && (state === "draft" || state === "returned") && period.start <= today,
    approve: above && state === "submitted",
    sendBack: above && state === "submitted",
    unapprove: above && state === "approved",
    close: closes && state === "submitted",
    reopen: closes && state === "approved",
  };
}

/** A report of a unit and period with everything about it. Shared by the sheet, the page and the form. */
export async function sheetOf(context: Context, unit: ScopedUnit, period: Period) {
  const { tx, staff, today } = context;
  const book = await openBook(context);
  const row = await rowOf(context, unit.code, period.key);
  const mine = unit.code === staff.unit.code;
  const sent = row !== null && row.state !== "draft" ? row : null;
  const shown = mine ? row : sent;
  const due = dueDay(book.calendar, period);
  const lines = await linesOf(context, unit, period, row, mine);
  const events = await tx.execute<ReportEvent>(sql`select id::float8 as id, kind, text, staff_name as "staffName",
    staff_unit as "staffUnit", at::text as at from report_events where unit_code = ${unit.code} and period = ${period.key}
    order by report_events.id desc`);
  const files = shown
    ? await tx.execute<FileRow>(sql`select id, name, type, size from evidence_files
        where owner_kind = 'report' and owner_id = ${String(shown.id)} order by uploaded_at, name`)
    : [];
  const look: ReportLook | null =
    sent || isExpected(period, await spanOf(context, book, period.cadence)) ? lookOf(row) : null;
  return {
    unit: {
      code: unit.code,
      name: sent?.unitName ?? unit.name,
      title: unit.title,
      level: unit.level,
      parentCode: unit.parentCode,
    },
    period,
    label: periodLabel(period),
    short: shortLabel(period),
    due: isoOf(due),
    workdaysLeft: workdaysBetween(book.calendar, today, due),
    started: period.start <= today,
    ended: period.end <= today,
    look,
    state: row?.state ?? ("draft" as const),
    report: shown,
    version: row?.version ?? 0,
    lines,
    missing: sent ? sent.missing : mine ? await missingBelow(context, unit, period) : [],
    events: [...events],
    files: [...files],
    moves: movesOf(context, unit, period, row),
  };
}

export type Sheet = Awaited<ReturnType<typeof sheetOf>>;

/** One report: figures (frozen once submitted), what changed since, narrative, evidence, events and the moves of the asker. Drafts are the own unit's affair. */
export const reportOne = query(
  { name: "report.one", may: "report.read", input: OneSearch },
  async (context, search) => {
    const unit = await narrow(context, search.unit);
    const period = periodOfKey(search.period)!;
    const [asked] = await reporters(context, await openBook(context), [unit], period.cadence);
    if (!asked) throw new NotFound("这个单位不报这类报告");
    return sheetOf(context, unit, period);
  },
);
