import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";
import { tasks } from "./plan";
import { units } from "./units";

/** Shared, written by a trigger. What a task aimed at up to the day before `until`; the first of several changes of a day stands. */
export const taskVersions = pgTable(
  "task_versions",
  {
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    until: date("until").notNull(),
    target: bigint("target", { mode: "number" }),
    targetMax: bigint("target_max", { mode: "number" }),
    startsOn: date("starts_on").notNull(),
    dueOn: date("due_on"),
    weight: doublePrecision("weight").notNull(),
    /** As in `milestones`: id, day, title, share. */
    milestones: jsonb("milestones").notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.until] })],
);

/** Scoped, written by a trigger. A unit's share of a task up to the day before `until`. */
export const allocationVersions = pgTable(
  "allocation_versions",
  {
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    until: date("until").notNull(),
    target: bigint("target", { mode: "number" }),
    dueOn: date("due_on"),
    confirmed: boolean("confirmed").notNull(),
  },
  (t) => [index("allocation_versions_unit").on(t.unitCode, t.taskId, t.until)],
);

/** Shared. A month that the city closed; its frozen book is read in place of the live one until it is reopened. */
export const publishedMonths = pgTable(
  "published_months",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** The month's last day. */
    endsOn: date("ends_on").notNull(),
    closedBy: text("closed_by").notNull(),
    closedAt: timestamp("closed_at", { withTimezone: true }).notNull().defaultNow(),
    /** The plan with its thresholds as it stood, modules/plan/reads/plan-data.ts. */
    plan: jsonb("plan").notNull(),
    reopenedBy: text("reopened_by"),
    reopenedAt: timestamp("reopened_at", { withTimezone: true }),
    reason: text("reason").notNull().default(""),
  },
  (t) => [uniqueIndex("published_months_open").on(t.endsOn).where(sql`reopened_at is null`)],
);

/** Scoped. A unit under the name it had, with its place among its peers. Two rows of a month may share a code after a merger. */
export const publishedUnits = pgTable(
  "published_units",
  {
    monthId: integer("month_id")
      .notNull()
      .references(() => publishedMonths.id),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    name: text("name").notNull(),
    rank: integer("rank"),
    peers: integer("peers"),
  },
  (t) => [index("published_units_unit").on(t.unitCode, t.monthId)],
);

/** Scoped. Allocations as they stood. */
export const publishedAllocations = pgTable(
  "published_allocations",
  {
    monthId: integer("month_id")
      .notNull()
      .references(() => publishedMonths.id),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    taskId: integer("task_id").notNull(),
    target: bigint("target", { mode: "number" }),
    dueOn: date("due_on"),
    confirmed: boolean("confirmed").notNull(),
    completedOn: date("completed_on"),
    note: text("note").notNull(),
  },
  (t) => [index("published_allocations_unit").on(t.monthId, t.unitCode)],
);

/** Scoped. Figures as reported, own rows only: the change up to `day` since the earlier mark (steps, deadlines, ends of months). */
export const publishedFigures = pgTable(
  "published_figures",
  {
    monthId: integer("month_id")
      .notNull()
      .references(() => publishedMonths.id),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    indicator: text("indicator").notNull(),
    day: date("day").notNull(),
    value: bigint("value", { mode: "number" }).notNull(),
  },
  (t) => [index("published_figures_unit").on(t.monthId, t.unitCode, t.indicator)],
);
