import { bigint, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { accounts } from "./accounts";
import { unitCode } from "./kinds";
import { units } from "./units";

/** Scoped. One uploaded file: previewed, accepted or undone as a whole. */
export const importBatches = pgTable(
  "import_batches",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    ledger: text("ledger").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    fileName: text("file_name").notNull(),
    fileSize: integer("file_size").notNull(),
    sha256: text("sha256").notNull(),
    state: text("state").$type<"preview" | "accepted" | "undone" | "discarded">().notNull().default("preview"),
    uploaderId: uuid("uploader_id").notNull(),
    uploaderName: text("uploader_name").notNull(),
    counts: jsonb("counts").$type<Record<string, number>>().notNull().default({}),
    /** How the file was read: sheet, head rows, which column means what, what was left out (modules/imports/adapter.ts). */
    reading: jsonb("reading").notNull().default({}),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    acceptedAt: timestamp("accepted_at", { withTimezone: true }),
    undoneAt: timestamp("undone_at", { withTimezone: true }),
  },
  (t) => [index("import_batches_unit").on(t.unitCode, t.id)],
);

/** Scoped. A row of the file and what becomes of it; `before` is what undo restores. */
export const importRows = pgTable(
  "import_rows",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    batchId: integer("batch_id")
      .notNull()
      .references(() => importBatches.id, { onDelete: "cascade" }),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    sheet: text("sheet").notNull(),
    row: integer("row").notNull(),
    column: text("column").notNull().default(""),
    outcome: text("outcome").$type<"add" | "change" | "same" | "refuse" | "warn">().notNull(),
    key: text("key").notNull().default(""),
    reason: text("reason").notNull().default(""),
    original: text("original").notNull().default(""),
    data: jsonb("data"),
    before: jsonb("before"),
  },
  (t) => [index("import_rows_batch").on(t.batchId, t.outcome, t.id)],
);

/** Own. How an account last mapped the columns of a kind of file; `heads` is the fingerprint of the file's head. */
export const importMappings = pgTable(
  "import_mappings",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    ledger: text("ledger").notNull(),
    heads: text("heads").notNull(),
    /** The ledger's column keys in the order of the file's columns; null where a column is left out. */
    mapping: jsonb("mapping").$type<(string | null)[]>().notNull(),
    savedAt: timestamp("saved_at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.ledger, t.heads] })],
);

/**
 * Own rows. How many rows of a file have been judged, or of a batch written, while its transaction runs: written over another
 * connection, read by the page. `total` is 0 until it is known; `token` is what the form was given, or `batch:<id>`.
 */
export const importProgress = pgTable(
  "import_progress",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    token: text("token").notNull(),
    phase: text("phase").$type<"read" | "judge" | "write" | "settle" | "undo">().notNull(),
    done: integer("done").notNull().default(0),
    total: integer("total").notNull().default(0),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.token] })],
);
