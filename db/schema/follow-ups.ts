import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instructions } from "./instructions";
import { unitCode } from "./kinds";
import { tasks } from "./plan";
import { units } from "./units";

/** Scoped by two units: who issued it and who has to do it. It addresses the post; `assigneeId` names a person where one is meant. */
export const followUps = pgTable(
  "follow_ups",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    level: text("level").notNull(),
    /** 督办〔2026〕12 号: from level 督办 upward, without gaps per issuing unit and year; it stays when the level rises. */
    no: text("no"),
    title: text("title").notNull(),
    body: text("body").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    assigneeId: uuid("assignee_id"),
    issuerUnit: unitCode("issuer_unit")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    issuerId: uuid("issuer_id").notNull(),
    issuerName: text("issuer_name").notNull(),
    taskId: integer("task_id").references(() => tasks.id),
    /** What else it is about, as `kind:id`, e.g. enterprise:12. */
    subject: text("subject"),
    /** What this one was broken down from; its issuer is that one's receiver. */
    parentId: integer("parent_id").references((): AnyPgColumn => followUps.id),
    instructionId: integer("instruction_id").references(() => instructions.id),
    /** 事项来源 in words, as it stood at issue: whoever receives it may not read where it came from. */
    source: text("source").notNull().default(""),
    dueOn: date("due_on").notNull(),
    state: text("state")
      .$type<"issued" | "signed" | "in_progress" | "submitted" | "returned" | "closed">()
      .notNull()
      .default("issued"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    signedAt: timestamp("signed_at", { withTimezone: true }),
    /** The last feedback: what counts as in time. */
    submittedAt: timestamp("submitted_at", { withTimezone: true }),
    /** When the level was last raised; each level gets its own days before the next. */
    raisedOn: date("raised_on"),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("follow_ups_unit").on(t.unitCode, t.state),
    index("follow_ups_issuer").on(t.issuerUnit, t.state),
    index("follow_ups_task").on(t.taskId),
    index("follow_ups_subject").on(t.subject),
    index("follow_ups_parent").on(t.parentId),
    index("follow_ups_instruction").on(t.instructionId),
    uniqueIndex("follow_ups_no").on(t.issuerUnit, t.no),
  ],
);

/** Scoped like its follow-up (both units are kept on the row). Every change is an event. */
export const followUpEvents = pgTable(
  "follow_up_events",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    followUpId: integer("follow_up_id")
      .notNull()
      .references(() => followUps.id),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    issuerUnit: unitCode("issuer_unit")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    kind: text("kind")
      .$type<
        | "issued"
        | "signed"
        | "note"
        | "submitted"
        | "returned"
        | "closed"
        | "handed_over"
        | "extension_asked"
        | "extended"
        | "extension_refused"
        | "transferred"
        | "raised"
        | "escalated"
        | "split"
      >()
      .notNull(),
    text: text("text").notNull().default(""),
    staffName: text("staff_name").notNull(),
    staffUnit: text("staff_unit").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("follow_up_events_of").on(t.followUpId, t.id)],
);

/** A later due day asked for before the present one passes, and what the issuer decided. Scoped like its follow-up. */
export const followUpExtensions = pgTable(
  "follow_up_extensions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    followUpId: integer("follow_up_id")
      .notNull()
      .references(() => followUps.id),
    oldDue: date("old_due").notNull(),
    newDue: date("new_due").notNull(),
    reason: text("reason").notNull(),
    state: text("state").$type<"asked" | "granted" | "refused">().notNull().default("asked"),
    askedName: text("asked_name").notNull(),
    askedUnit: text("asked_unit").notNull(),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
    decidedName: text("decided_name").notNull().default(""),
    decidedAt: timestamp("decided_at", { withTimezone: true }),
    decision: text("decision").notNull().default(""),
  },
  (t) => [
    uniqueIndex("follow_up_extensions_open").on(t.followUpId).where(sql`state = 'asked'`),
    index("follow_up_extensions_of").on(t.followUpId, t.id),
    check("follow_up_extensions_later", sql`${t.newDue} > ${t.oldDue}`),
  ],
);

/** The last number given by a unit in a year; the row is locked until the follow-up that takes the next one exists. */
export const followUpCounters = pgTable(
  "follow_up_counters",
  {
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    year: integer("year").notNull(),
    last: integer("last").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.year] })],
);

/** Requirement texts that a unit uses again; one for every level where `level` is empty. */
export const followUpTemplates = pgTable(
  "follow_up_templates",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    level: text("level"),
    name: text("name").notNull(),
    body: text("body").notNull(),
    changedName: text("changed_name").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("follow_up_templates_unit").on(t.unitCode)],
);

/** One bulk issue and what became of each of its rows, kept where some were left out. */
export const followUpBatches = pgTable(
  "follow_up_batches",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    outcomes: jsonb("outcomes").$type<{ title: string; unit: string; id: number | null; why: string }[]>().notNull(),
    staffName: text("staff_name").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("follow_up_batches_unit").on(t.unitCode)],
);
