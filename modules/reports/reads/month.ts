import { sql } from "drizzle-orm";
import { openBook } from "@/modules/plan";
import { narrow, pathTo } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import type { ReportLook, ReportState } from "@/vocab/reports";
import { isExpected, lookOf } from "../rules/expected";
import { dueDay, type Period, partsOf, periodLabel, periodOfKey, shortLabel } from "../rules/periods";
import { MonthSearch } from "../search";
import { sheetOf } from "./one";
import { reporters, spanOf } from "./span";

export interface Part {
  period: Period;
  label: string;
  short: string;
  look: ReportLook | null;
  due: string;
}

/**
 * A unit's report of a month with its weekly and quarterly parts, those that have begun: one of them open with everything about
 * it, the others by state and due day. NotFound for units that report nothing.
 */
export const reportMonth = query(
  { name: "report.month", may: "report.read", input: MonthSearch },
  async (context, search) => {
    const { tx, staff, today } = context;
    const unit = await narrow(context, search.unit);
    const book = await openBook(context);
    const parts: Period[] = [];
    for (const period of partsOf(periodOfKey(search.month)!)) {
      if (period.start <= today && (await reporters(context, book, [unit], period.cadence)).length > 0)
        parts.push(period);
    }
    const open = parts.find((part) => part.key === (search.part ?? search.month));
    if (!open) throw new NotFound();
    const rows = await tx.execute<{
      period: string;
      state: ReportState;
      zero: boolean;
    }>(sql`select period, state, zero from reports
    where unit_code = ${unit.code} and period = any(${`{${parts.map((part) => part.key).join()}}`}::text[])`);
    const looks: Part[] = [];
    for (const period of parts) {
      const report = rows.find((row) => row.period === period.key) ?? null;
      const expected = isExpected(period, await spanOf(context, book, period.cadence));
      looks.push({
        ...{ period, label: periodLabel(period), short: shortLabel(period), due: isoOf(dueDay(book.calendar, period)) },
        look: expected || (report && report.state !== "draft") ? lookOf(report) : null,
      });
    }
    return {
      unit,
      path: await pathTo(tx, unit.code, staff.read),
      month: search.month,
      parts: looks,
      sheet: await sheetOf(context, unit, open),
      mine: unit.code === staff.unit.code,
      account: staff.id,
    };
  },
);

export type MonthPage = Awaited<ReturnType<(typeof reportMonth)["as"]>>;
