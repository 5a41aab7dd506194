import { bigint, index, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";

/**
 * Sealed: append only. One row a command (in its transaction), a refusal (after its rollback), a sign-in, an export.
 * The same rows are the history that a task or follow-up shows to those who may read its unit.
 */
export const auditLog = pgTable(
  "audit_log",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    requestId: text("request_id").notNull(),
    staffId: uuid("staff_id"),
    staffName: text("staff_name").notNull(),
    staffUnit: text("staff_unit").notNull(),
    verb: text("verb").notNull(),
    outcome: text("outcome").$type<"ok" | "refused" | "failed" | "conflict">().notNull(),
    subjectKind: text("subject_kind"),
    subjectId: text("subject_id"),
    /** The unit whose business the row is about; decides who sees it in a history. */
    unitCode: unitCode("unit_code"),
    taskId: integer("task_id"),
    before: jsonb("before"),
    after: jsonb("after"),
    note: text("note").notNull().default(""),
    address: text("address").notNull().default(""),
  },
  (t) => [
    index("audit_log_at").on(t.at),
    index("audit_log_task").on(t.taskId, t.id),
    index("audit_log_subject").on(t.subjectKind, t.subjectId),
    index("audit_log_staff").on(t.staffId, t.id),
  ],
);
