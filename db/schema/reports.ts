import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { ReportCadence, ReportEventKind, ReportReason, ReportState } from "@/vocab/reports";
import { unitCode } from "./kinds";
import { units } from "./units";

/**
 * Scoped. A unit's report of a period: '2026-10', '2026-W41' or '2026-Q3'; no row yet is 未报. Written by the unit itself,
 * decided by the level above. Moments are the clock's, `…On` the board's own days.
 */
export const reports = pgTable(
  "reports",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    /** The unit's name when it last submitted: frozen reports keep old names. */
    unitName: text("unit_name").notNull(),
    period: text("period").notNull(),
    cadence: text("cadence").$type<ReportCadence>().notNull(),
    /** YYYY-MM of the month under which it is shown. */
    month: text("month").notNull(),
    startsOn: date("starts_on").notNull(),
    endsOn: date("ends_on").notNull(),
    dueOn: date("due_on").notNull(),
    state: text("state").$type<ReportState>().notNull().default("draft"),
    zero: boolean("zero").notNull().default(false),
    did: text("did").notNull().default(""),
    problems: text("problems").notNull().default(""),
    next: text("next").notNull().default(""),
    /** Figures typed into the draft, by task: the period's change. They become progress entries when the report is submitted. */
    typed: jsonb("typed").$type<Record<string, { n: number; d: number | null }>>().notNull().default({}),
    /** Units below that were not approved when it was frozen: they are 缺 in its sums. */
    missing: jsonb("missing").$type<{ code: string; name: string }[]>().notNull().default([]),
    jumps: integer("jumps").notNull().default(0),
    /** Of the first submission: what timeliness is judged by. */
    firstOn: date("first_on"),
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    submittedBy: uuid("submitted_by"),
    submittedName: text("submitted_name").notNull().default(""),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    decidedName: text("decided_name").notNull().default(""),
    decidedUnit: text("decided_unit").notNull().default(""),
    /** Why it was returned, by field. */
    reasons: jsonb("reasons").$type<ReportReason[]>().notNull().default([]),
    round: integer("round").notNull().default(0),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    unique("reports_unit_period").on(t.unitCode, t.period),
    // What its lines point at, so that they follow it to another code.
    unique("reports_place").on(t.id, t.unitCode),
    index("reports_period").on(t.period, t.unitCode),
    check("reports_state", sql`${t.state} in ('draft', 'submitted', 'returned', 'approved')`),
    check("reports_cadence", sql`${t.cadence} in ('month', 'week', 'quarter')`),
  ],
);

/**
 * Scoped. One frozen figure of a report: cumulated to the period's end (own rows, and with the units below), its change in the
 * period and in the one before, in stored units. Null is 缺.
 */
export const reportLines = pgTable(
  "report_lines",
  {
    reportId: integer("report_id").notNull(),
    unitCode: unitCode("unit_code").notNull(),
    taskId: integer("task_id").notNull(),
    code: text("code").notNull(),
    title: text("title").notNull(),
    kind: text("kind").$type<"count" | "ratio" | "money" | "milestone">().notNull(),
    measure: text("measure").notNull(),
    /** Ledger that counts it; manual where it is typed. */
    source: text("source").notNull(),
    ownN: bigint("own_n", { mode: "number" }),
    ownD: bigint("own_d", { mode: "number" }),
    ownChangeN: bigint("own_change_n", { mode: "number" }),
    ownChangeD: bigint("own_change_d", { mode: "number" }),
    totalN: bigint("total_n", { mode: "number" }),
    totalD: bigint("total_d", { mode: "number" }),
    changeN: bigint("change_n", { mode: "number" }),
    changeD: bigint("change_d", { mode: "number" }),
    beforeN: bigint("before_n", { mode: "number" }),
    /** Median change of up to six earlier periods; null with fewer than three. */
    median: doublePrecision("median"),
    jump: boolean("jump").notNull().default(false),
    target: bigint("target", { mode: "number" }),
    dueOn: date("due_on"),
    progress: doublePrecision("progress"),
    expected: doublePrecision("expected"),
    status: text("status"),
  },
  (t) => [
    primaryKey({ columns: [t.reportId, t.taskId] }),
    foreignKey({
      name: "report_lines_place",
      columns: [t.reportId, t.unitCode],
      foreignColumns: [reports.id, reports.unitCode],
    }).onUpdate("cascade"),
  ],
);

/** Scoped, append only. What happened to a unit's report of a period; a chase (催报) may come before there is a report. */
export const reportEvents = pgTable(
  "report_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    period: text("period").notNull(),
    kind: text("kind").$type<ReportEventKind>().notNull(),
    text: text("text").notNull().default(""),
    staffName: text("staff_name").notNull(),
    staffUnit: text("staff_unit").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("report_events_of").on(t.unitCode, t.period)],
);
