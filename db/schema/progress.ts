import { bigint, date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytea, unitCode } from "./kinds";
import { tasks } from "./plan";
import { units } from "./units";

/** Scoped. A manual task's increment by a unit, dated by day. A ratio's entry adds to numerator and denominator. */
export const progressEntries = pgTable(
  "progress_entries",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    day: date("day").notNull(),
    amount: bigint("amount", { mode: "number" }).notNull(),
    base: bigint("base", { mode: "number" }),
    note: text("note").notNull(),
    authorId: uuid("author_id").notNull(),
    authorName: text("author_name").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("progress_entries_task").on(t.taskId, t.unitCode, t.day),
    index("progress_entries_unit").on(t.unitCode, t.day),
  ],
);

/** Scoped. A file that proves something; served as an attachment under the same policy as its row. */
export const evidenceFiles = pgTable(
  "evidence_files",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    ownerKind: text("owner_kind")
      .$type<"progress" | "request" | "follow_up" | "enterprise_stage" | "enterprise_record" | "report">()
      .notNull(),
    ownerId: text("owner_id").notNull(),
    name: text("name").notNull(),
    type: text("type").notNull(),
    size: integer("size").notNull(),
    sha256: text("sha256").notNull(),
    content: bytea("content").notNull(),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: timestamp("uploaded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("evidence_files_owner").on(t.ownerKind, t.ownerId)],
);

/** Scoped. Every change of a figure with the row it came from: the drill-through of any number. Own rows only, no ancestors. */
export const figurePostings = pgTable(
  "figure_postings",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    indicator: text("indicator").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    day: date("day").notNull(),
    delta: bigint("delta", { mode: "number" }).notNull(),
    source: text("source").notNull(),
    recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index("figure_postings_indicator").on(t.indicator, t.unitCode, t.day),
    index("figure_postings_source").on(t.source),
  ],
);

/** Scoped. Sum of postings per indicator, unit and effective day. */
export const figures = pgTable(
  "figures",
  {
    indicator: text("indicator").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    day: date("day").notNull(),
    value: bigint("value", { mode: "number" }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.indicator, t.unitCode, t.day] }),
    index("figures_unit").on(t.unitCode, t.indicator),
    index("figures_day").on(t.indicator, t.day, t.unitCode),
  ],
);

/**
 * Scoped, read only. Sum of `figures` per month (its first day) and the number of day sums in it; kept by a trigger on `figures`, which
 * also follows a unit's change of code: hence no foreign key.
 */
export const figuresMonth = pgTable(
  "figures_month",
  {
    indicator: text("indicator").notNull(),
    unitCode: unitCode("unit_code").notNull(),
    month: date("month").notNull(),
    value: bigint("value", { mode: "number" }).notNull(),
    days: integer("days").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.indicator, t.unitCode, t.month] }),
    index("figures_month_unit").on(t.unitCode, t.indicator),
  ],
);

/** Scoped. Sum of postings per indicator and unit. */
export const figuresNow = pgTable(
  "figures_now",
  {
    indicator: text("indicator").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    value: bigint("value", { mode: "number" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.indicator, t.unitCode] }), index("figures_now_unit").on(t.unitCode)],
);
