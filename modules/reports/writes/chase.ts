import { sql } from "drizzle-orm";
import { notify } from "@/modules/notices";
import { loadCalendar, openBook } from "@/modules/plan";
import { childrenOf, narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { command } from "@/platform/run";
import { reporters, spanOf } from "../reads/span";
import { isExpected, lookOf } from "../rules/expected";
import { dueDay, periodLabel, periodOfKey } from "../rules/periods";
import { ChaseInput } from "./inputs";
import { addEvent } from "./row";

/**
 * 催报: reminds the units directly below that have not submitted the period, or have not corrected what was returned; all of
 * them unless some are named. Each reminder is counted. Refuses periods that are not due yet and lists that are complete.
 */
export const chaseReports = command(
  { name: "report.chase", may: "report.decide", input: ChaseInput },
  async (context, input) => {
    const { tx, staff, record, refuse } = context;
    const period = periodOfKey(input.period)!;
    const own = await narrow(context, staff.unit.code);
    if (input.unit !== undefined && input.unit !== own.code) return refuse({ message: "只能催报本单位的直接下级" });
    const book = await openBook(context);
    if (!isExpected(period, await spanOf(context, book, period.cadence))) {
      return refuse({ message: `${periodLabel(period)}还不需要报送` });
    }
    const rows = await tx.execute<{
      unit: string;
      state: "draft" | "submitted" | "returned" | "approved";
      zero: boolean;
    }>(
      sql`select unit_code as unit, state, zero from reports where period = ${period.key}
        and unit_code >= ${own.range.lo} and unit_code < ${own.range.hi}`,
    );
    const children = await reporters(context, book, await childrenOf(tx, own.code), period.cadence);
    const waiting = children.filter((child) => {
      const look = lookOf(rows.find((row) => row.unit === child.code) ?? null);
      return (
        (look === "missing" || look === "returned") && (input.units.length === 0 || input.units.includes(child.code))
      );
    });
    if (waiting.length === 0) return refuse({ message: "没有需要催报的单位" });
    const due = isoOf(dueDay(await loadCalendar(tx), period));
    for (const child of waiting) {
      await addEvent(context, { unitCode: child.code, period: period.key }, "chased");
      await notify(tx, {
        ...{ event: "chase", unit: child.code, may: "report.write", title: `请报送${periodLabel(period)}报告` },
        ...{ detail: `${staff.unit.title}催报，${due} 截止`, href: `/reports/${period.month}` },
      });
    }
    record({
      subject: { kind: "report_period", id: period.key },
      after: { units: waiting.map((child) => child.code) },
      note: `催报${periodLabel(period)} ${waiting.length} 个单位`,
    });
    return { chased: waiting.length };
  },
);
