import { bigint, date, index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";
import { tasks } from "./plan";
import { units } from "./units";

/** Scoped by two units: who issued it and who has to do it. It addresses the post; `assigneeId` names a person where one is meant. */
export const followUps = pgTable(
  "follow_ups",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    level: text("level").notNull(),
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
    dueOn: date("due_on").notNull(),
    state: text("state")
      .$type<"issued" | "signed" | "in_progress" | "submitted" | "returned" | "closed">()
      .notNull()
      .default("issued"),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    closedAt: timestamp("closed_at", { withTimezone: true }),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    index("follow_ups_unit").on(t.unitCode, t.state),
    index("follow_ups_issuer").on(t.issuerUnit, t.state),
    index("follow_ups_task").on(t.taskId),
    index("follow_ups_subject").on(t.subject),
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
      .$type<"issued" | "signed" | "note" | "submitted" | "returned" | "closed" | "handed_over">()
      .notNull(),
    text: text("text").notNull().default(""),
    staffName: text("staff_name").notNull(),
    staffUnit: text("staff_unit").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index("follow_up_events_of").on(t.followUpId, t.id)],
);
