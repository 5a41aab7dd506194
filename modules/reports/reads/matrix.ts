import { sql } from "drizzle-orm";
import { openBook } from "@/modules/plan";
import { childrenOf, narrow, pathTo, type ScopedUnit } from "@/modules/units";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import { workdaysBetween } from "@/platform/workdays";
import { keyFigures, type ReportLook, type ReportState } from "@/vocab/reports";
import { isExpected, lookOf, type Rates, ratesOf } from "../rules/expected";
import { dueDay, type Period, periodAt, periodBefore, periodLabel, periodOfKey, runUpTo } from "../rules/periods";
import { ReportSearch, type ReportSearchValues } from "../search";
import { changedCounts } from "./changed";
import { reporters, spanOf } from "./span";

/** A unit's row: what each of the last six periods looks like (null: not expected), oldest first, and the asked one in detail. */
export interface MatrixRow {
  unit: string;
  name: string;
  period: Period;
  looks: { period: Period; look: ReportLook | null }[];
  look: ReportLook | null;
  version: number;
  returned: number;
  jumps: number;
  /** Figures that say something else by now; 有变动 until it is approved, 调整 from then on. */
  changed: number;
  chased: number;
  missingBelow: number;
  zero: boolean;
  /** Change in the period of the figures that the list shows; null is 缺, unless the unit has no part in it. */
  figures: { n: number | null; task: number; asked: boolean }[];
  submittedAt: string | null;
  submittedName: string;
  timely: { n: number; of: number };
  evidence: number;
}

// A type, not an interface: only aliases count as records for the driver.
type Row = {
  id: number;
  unit: string;
  period: string;
  state: ReportState;
  zero: boolean;
  first: string | null;
  due: string;
  version: number;
  jumps: number;
  returned: number;
  missing: number;
  at: string | null;
  by: string;
};

/** The month that ended last: what a list of reports is about unless something else is asked. */
export const lastMonth = (today: Day): Period => periodBefore(periodAt("month", today));

async function rowsOf(context: Context, unit: ScopedUnit, period: Period) {
  const { tx } = context;
  const book = await openBook(context);
  const below = await childrenOf(tx, unit.code);
  const places: Pick<ScopedUnit, "code" | "name" | "level">[] = below.length > 0 ? below : [unit];
  const children = await reporters(context, book, places, period.cadence);
  const run = runUpTo(period, 6);
  const span = await spanOf(context, book, period.cadence);
  const codes = `{${children.map((child) => child.code).join()}}`;
  const reports = await tx.execute<Row>(sql`select id, unit_code as unit, period, state, zero, first_on::text as first,
      due_on::text as due, version, jumps, jsonb_array_length(reasons) as returned, jsonb_array_length(missing) as missing,
      submitted_at::text as at, submitted_name as by
    from reports where period = any(${`{${run.map((p) => p.key).join()}}`}::text[]) and unit_code = any(${codes}::text[])`);
  const found = new Map(reports.map((report) => [`${report.unit} ${report.period}`, report]));
  const here = reports.filter((report) => report.period === period.key && report.state !== "draft");
  const ids = here.map((report) => report.id);
  const figures = await figuresOf(context, ids);
  const settled = here.filter((report) => report.state === "submitted" || report.state === "approved");
  const changed = await changedCounts(
    tx,
    period,
    settled.map((report) => report.id),
  );
  const chases = await tx.execute<{
    unit: string;
    n: number;
  }>(sql`select unit_code as unit, count(*)::int as n from report_events
    where period = ${period.key} and kind = 'chased' and unit_code = any(${codes}::text[]) group by 1`);
  const files = await tx.execute<{
    id: string;
    n: number;
  }>(sql`select owner_id as id, count(*)::int as n from evidence_files
    where owner_kind = 'report' and owner_id = any(${`{${ids.join()}}`}::text[]) group by 1`);

  return children.map((child): MatrixRow => {
    const at = (p: Period) => found.get(`${child.code} ${p.key}`) ?? null;
    const expected = run.filter((p) => isExpected(p, span));
    const report = at(period);
    const sent = report !== null && report.state !== "draft" ? report : null;
    const timely = expected.filter((p) => {
      const filed = at(p);
      return filed?.first != null && filed.first <= filed.due;
    });
    return {
      unit: child.code,
      name: child.name,
      period,
      looks: run.map((p) => ({ period: p, look: expected.includes(p) || at(p) ? pastLook(at(p)) : null })),
      look: expected.includes(period) || sent ? lookOf(report) : null,
      version: report?.version ?? 0,
      returned: report?.state === "returned" ? report.returned : 0,
      jumps: sent?.jumps ?? 0,
      changed: report ? (changed.get(report.id) ?? 0) : 0,
      chased: chases.find((row) => row.unit === child.code)?.n ?? 0,
      missingBelow: sent?.missing ?? 0,
      zero: sent?.zero ?? false,
      figures: keyFigures.map(({ seq }) => ({
        n: sent ? (figures.get(`${sent.id} ${seq}`) ?? null) : null,
        task: book.plan.tasks.find((task) => task.seq === seq)?.id ?? 0,
        asked: child.level === "district" || child.level === "street" || figures.has(`${report?.id} ${seq}`),
      })),
      submittedAt: sent?.at ?? null,
      submittedName: sent?.by ?? "",
      timely: { n: timely.length, of: expected.length },
      evidence: sent ? (files.find((row) => row.id === String(sent.id))?.n ?? 0) : 0,
    };
  });
}

/** Approved zeros stay recognisable once the period is over. */
function pastLook(report: Row | null): ReportLook {
  return report?.zero && report.state === "approved" ? "zero" : lookOf(report);
}

async function figuresOf({ tx }: Context, ids: number[]): Promise<Map<string, number | null>> {
  const seqs = `{${keyFigures.map(({ seq }) => seq).join()}}`;
  const rows = await tx.execute<{
    id: number;
    seq: number;
    n: number | null;
  }>(sql`select l.report_id as id, t.seq, l.change_n::float8 as n
    from report_lines l join tasks t on t.id = l.task_id
    where l.report_id = any(${`{${ids.join()}}`}::int[]) and t.seq = any(${seqs}::int[])`);
  return new Map(rows.map((row) => [`${row.id} ${row.seq}`, row.n]));
}

/** Jumps are asked about until somebody has approved them. */
const jumping = (row: MatrixRow): boolean => row.jumps > 0 && row.look !== "approved";

const order: (ReportLook | null)[] = ["returned", "submitted", "zero", "missing", "approved", null];

function shown(rows: MatrixRow[], { state, hint }: ReportSearchValues): MatrixRow[] {
  return rows
    .filter((row) => state === undefined || row.look === state)
    .filter((row) => hint !== "review" || row.look === "submitted" || row.look === "zero")
    .filter((row) => hint !== "jump" || jumping(row))
    .filter((row) => hint !== "changed" || row.changed > 0)
    .sort((a, b) => order.indexOf(a.look) - order.indexOf(b.look));
}

export interface MatrixCounts {
  all: number;
  looks: Record<ReportLook, number>;
  review: number;
  jump: number;
  changed: number;
}

function countsOf(rows: MatrixRow[]): MatrixCounts {
  const looks = { approved: 0, submitted: 0, zero: 0, returned: 0, missing: 0 };
  for (const { look } of rows) if (look !== null) looks[look] += 1;
  return {
    ...{ all: rows.length, looks, review: looks.submitted + looks.zero },
    jump: rows.filter(jumping).length,
    changed: rows.filter((row) => row.changed > 0).length,
  };
}

/** Rates of the rows in one of their periods. */
async function ratesIn({ tx }: Context, rows: MatrixRow[], period: Period, due: Day): Promise<Rates> {
  const expected = rows.filter((row) => row.looks.find((at) => at.period.key === period.key)?.look != null);
  const filed = await tx.execute<{
    unit: string;
    first: string;
  }>(sql`select unit_code as unit, first_on::text as first from reports
    where period = ${period.key} and first_on is not null and unit_code = any(${`{${expected.map((row) => row.unit).join()}}`}::text[])`);
  const first = new Map(filed.map((row) => [row.unit, dayOf(row.first)]));
  return ratesOf(expected.map((row) => ({ firstOn: first.get(row.unit) ?? null, due })));
}

/**
 * Reports of the units directly below (of the unit itself where it has none below): one row a unit that has to report, those to
 * review first. Counts are the bar's and the tabs', rates those of the period and of the one before. Figures in stored units.
 */
export const reportMatrix = listing(
  { name: "report.matrix", may: "report.read", input: ReportSearch },
  async (context, search) => {
    const { tx, staff, today } = context;
    const unit = await narrow(context, search.unit);
    const period = search.period ? periodOfKey(search.period)! : lastMonth(today);
    const rows = await rowsOf(context, unit, period);
    const { calendar } = await openBook(context);
    const due = dueDay(calendar, period);
    const last = periodBefore(period);
    const below = await childrenOf(tx, unit.code);
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      children: below.map(({ code, name }) => ({ code, name })),
      period,
      title: periodLabel(period),
      due: isoOf(due),
      workdaysLeft: workdaysBetween(calendar, today, due),
      today: isoOf(today),
      counts: countsOf(rows),
      rates: await ratesIn(context, rows, period, due),
      before: { period: last, rates: await ratesIn(context, rows, last, dueDay(calendar, last)) },
      run: runUpTo(period, 6),
      rows: shown(rows, search),
      decides: staff.may.has("report.decide") && unit.code === staff.unit.code && below.length > 0,
    };
  },
  async function* (context, search) {
    const unit = await narrow(context, search.unit);
    yield shown(
      await rowsOf(context, unit, search.period ? periodOfKey(search.period)! : lastMonth(context.today)),
      search,
    );
  },
);

export type Matrix = Awaited<ReturnType<(typeof reportMatrix)["as"]>>;
