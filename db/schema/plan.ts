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
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { beijingDay, unitCode } from "./kinds";
import { units } from "./units";

/** Shared. The plan; thresholds are its settings (modules/plan/rules/status.ts names them). */
export const plans = pgTable("plans", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  title: text("title").notNull(),
  issuer: text("issuer").notNull(),
  issuedOn: date("issued_on").notNull(),
  startsOn: date("starts_on").notNull(),
  endsOn: date("ends_on").notNull(),
  thresholds: jsonb("thresholds").$type<Record<string, number>>().notNull().default({}),
  version: integer("version").notNull().default(1),
});

/** Shared. */
export const aspects = pgTable(
  "aspects",
  {
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id),
    no: integer("no").notNull(),
    title: text("title").notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.no] })],
);

/** Shared. Measure 0 holds the three organisational tasks; it is a group of the table and no part of the strip. */
export const measures = pgTable(
  "measures",
  {
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id),
    no: integer("no").notNull(),
    aspectNo: integer("aspect_no").notNull(),
    title: text("title").notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.no] })],
);

/** Shared. A named figure and how it is counted. Values of money are integers of 分; of a ratio, n under `key` and d under `key:base`. */
export const indicators = pgTable("indicators", {
  key: text("key").primaryKey(),
  name: text("name").notNull(),
  unitName: text("unit_name").notNull(),
  kind: text("kind").$type<"count" | "ratio" | "money" | "milestone">().notNull(),
  ledger: text("ledger").notNull(),
  basis: text("basis").notNull(),
});

/** Shared. A row of the task-breakdown table. Targets are in the indicator's stored unit (分 for money; a ratio's target is in 1/10,000). */
export const tasks = pgTable(
  "tasks",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id),
    seq: integer("seq").notNull(),
    code: text("code").notNull(),
    measureNo: integer("measure_no").notNull(),
    title: text("title").notNull(),
    indicator: text("indicator")
      .notNull()
      .references(() => indicators.key),
    source: text("source").notNull(),
    /** The ledger's figure (modules/indicators) that counts the task since its ledger was put into use; then `indicator` is the same. */
    ledgerIndicator: text("ledger_indicator"),
    /** 人工填报，台账启用后停用: reported by hand until the ledger that counts it starts. */
    standIn: boolean("stand_in").notNull().default(false),
    target: bigint("target", { mode: "number" }),
    targetMax: bigint("target_max", { mode: "number" }),
    targetText: text("target_text").notNull(),
    startsOn: date("starts_on").notNull(),
    dueOn: date("due_on"),
    dueText: text("due_text").notNull(),
    cadence: text("cadence").notNull(),
    weight: doublePrecision("weight").notNull().default(1),
    split: boolean("split").notNull().default(false),
    /** 完成经审核: the day on which the completion of the city's task was approved. */
    completedOn: date("completed_on"),
    provenance: jsonb("provenance").$type<Record<string, string>>().notNull().default({}),
    note: text("note").notNull().default(""),
    /** The day on which the row was entered: what is changed that same day leaves no earlier version. */
    recordedOn: date("recorded_on").notNull().default(beijingDay),
    version: integer("version").notNull().default(1),
  },
  (t) => [unique("tasks_seq").on(t.planId, t.seq)],
);

/** Shared. A dated step; `share` 0–1 of the target is due by its day. */
export const milestones = pgTable(
  "milestones",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    dueOn: date("due_on").notNull(),
    title: text("title").notNull(),
    share: doublePrecision("share").notNull(),
  },
  (t) => [index("milestones_task").on(t.taskId)],
);

/** Shared. Who is responsible: a unit, a class of units (resolved per unit), or an outside body (a name only). */
export const taskParties = pgTable(
  "task_parties",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    role: text("role").$type<"lead" | "cooperate">().notNull(),
    kind: text("kind").$type<"unit" | "districts" | "streets" | "industrial_unions" | "outside">().notNull(),
    unitCode: unitCode("unit_code").references(() => units.code, { onUpdate: "cascade" }),
    name: text("name").notNull(),
    ordinal: integer("ordinal").notNull(),
  },
  (t) => [index("task_parties_task").on(t.taskId)],
);

/** Scoped. A task's target and deadline for one unit below the city; the city's own target stands in `tasks`. */
export const allocations = pgTable(
  "allocations",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    target: bigint("target", { mode: "number" }),
    dueOn: date("due_on"),
    confirmed: boolean("confirmed").notNull().default(false),
    completedOn: date("completed_on"),
    note: text("note").notNull().default(""),
    recordedOn: date("recorded_on").notNull().default(beijingDay),
    version: integer("version").notNull().default(1),
  },
  (t) => [unique("allocations_task_unit").on(t.taskId, t.unitCode), index("allocations_unit").on(t.unitCode, t.taskId)],
);

/** Scoped. What a unit asks of the level above: a later deadline (延期) or the approval of a completion (完成). */
export const taskRequests = pgTable(
  "task_requests",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").$type<"extension" | "completion">().notNull(),
    taskId: integer("task_id")
      .notNull()
      .references(() => tasks.id, { onDelete: "cascade" }),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    oldDue: date("old_due"),
    newDue: date("new_due"),
    reason: text("reason").notNull(),
    state: text("state").$type<"asked" | "granted" | "refused">().notNull().default("asked"),
    askedBy: uuid("asked_by").notNull(),
    askedName: text("asked_name").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
    decidedName: text("decided_name"),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    decision: text("decision").notNull().default(""),
  },
  (t) => [index("task_requests_unit").on(t.unitCode, t.state), index("task_requests_task").on(t.taskId)],
);

/** Shared. Ledgers that count: from the day on which the planner put them into use, the tasks that they serve compute themselves. */
export const ledgers = pgTable("ledgers", {
  id: text("id").primaryKey(),
  startedOn: date("started_on").notNull(),
  startedBy: text("started_by").notNull(),
});
