import { index, integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";
import { units } from "./units";

/** 批示: a leader's comment on a task, unit, enterprise, report or follow-up; read by whoever reads the subject's unit. */
export const instructions = pgTable(
  "instructions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** The unit whose matter it is. */
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    subjectKind: text("subject_kind").$type<"task" | "unit" | "enterprise" | "report" | "follow_up">().notNull(),
    subjectId: text("subject_id").notNull(),
    /** The subject's name as it stood. */
    subjectTitle: text("subject_title").notNull(),
    text: text("text").notNull(),
    authorId: uuid("author_id").notNull(),
    authorName: text("author_name").notNull(),
    authorUnit: unitCode("author_unit")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    /** 办理情况 of one that needed no follow-up. */
    settledAt: timestamp("settled_at", { withTimezone: true }),
    settledName: text("settled_name").notNull().default(""),
    settledNote: text("settled_note").notNull().default(""),
  },
  (t) => [
    index("instructions_unit").on(t.unitCode, t.createdAt),
    index("instructions_author").on(t.authorUnit),
    index("instructions_subject").on(t.subjectKind, t.subjectId),
  ],
);
