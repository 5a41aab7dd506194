import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import type { ExportState } from "@/vocab/exports";
import { accounts } from "./accounts";
import { bytea } from "./kinds";

/**
 * Own rows. One file that was asked for and is made in the background: which sheet, under which search, how far it is, and until
 * when it is kept. `reach` is what its maker could read then; whoever reads less by now does not get it any more.
 */
export const exportFiles = pgTable(
  "export_files",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    sheet: text("sheet").notNull(),
    title: text("title").notNull(),
    format: text("format").$type<"xlsx" | "csv">().notNull(),
    /** The parameters of the page's address that the sheet's search understood. */
    search: jsonb("search").$type<Record<string, string | string[]>>().notNull(),
    state: text("state").$type<ExportState>().notNull().default("waiting"),
    done: integer("done").notNull().default(0),
    /** 0 until it is known. */
    total: integer("total").notNull().default(0),
    /** The last sign of life of whoever makes it. */
    toldAt: timestamp("told_at", { withTimezone: true }).notNull().defaultNow(),
    name: text("name").notNull().default(""),
    size: integer("size").notNull().default(0),
    sha256: text("sha256").notNull().default(""),
    reach: jsonb("reach").$type<{ lo: string; hi: string; seats: number[] }>(),
    fault: text("fault").notNull().default(""),
    askedAt: timestamp("asked_at", { withTimezone: true }).notNull().defaultNow(),
    readyAt: timestamp("ready_at", { withTimezone: true }),
    expiresAt: timestamp("expires_at", { withTimezone: true }),
  },
  (t) => [
    index("export_files_account").on(t.accountId, t.askedAt),
    check("export_files_state", sql`${t.state} in ('waiting', 'running', 'ready', 'failed')`),
    check("export_files_format", sql`${t.format} in ('xlsx', 'csv')`),
    check(
      "export_files_ready",
      sql`(${t.state} = 'ready') = (${t.readyAt} is not null and ${t.expiresAt} is not null and ${t.reach} is not null)`,
    ),
  ],
);

/** Own rows, through the file. Its bytes in order, at most 256 KB a piece, so that neither side ever holds a whole file. */
export const exportPieces = pgTable(
  "export_pieces",
  {
    fileId: uuid("file_id")
      .notNull()
      .references(() => exportFiles.id, { onDelete: "cascade" }),
    no: integer("no").notNull(),
    bytes: bytea("bytes").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.fileId, t.no] }),
    check("export_pieces_size", sql`octet_length(${t.bytes}) between 1 and 262144`),
  ],
);
