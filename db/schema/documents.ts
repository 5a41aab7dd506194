import { sql } from "drizzle-orm";
import { check, date, index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { DocumentKind } from "@/vocab/documents";
import { bytea, unitCode } from "./kinds";
import { units } from "./units";

/**
 * Scoped. A document drafted from a period's figures; `content` holds its tables, its generated and its edited text. Once issued
 * the row is the file itself with its number and checksum, and nothing of it changes.
 */
export const documents = pgTable(
  "documents",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    kind: text("kind").$type<DocumentKind>().notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    unitTitle: text("unit_title").notNull(),
    /** Whom an order is sent to; null for what goes to many. */
    toUnit: unitCode("to_unit").references(() => units.code, { onUpdate: "cascade" }),
    /** YYYY-MM; null for orders. */
    period: text("period"),
    followUpId: integer("follow_up_id"),
    asOf: date("as_of").notNull(),
    title: text("title").notNull(),
    state: text("state").$type<"draft" | "issued">().notNull().default("draft"),
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    /** SHA-256 of the figures, printed in the document. */
    figuresSum: text("figures_sum").notNull(),
    /** Issuing unit's code and kind, as they were: numbers run through within it, year by year. */
    series: text("series"),
    year: integer("year"),
    seq: integer("seq"),
    number: text("number").notNull().default(""),
    file: bytea("file"),
    /** SHA-256 of the file. */
    checksum: text("checksum"),
    issuedBy: text("issued_by").notNull().default(""),
    issuedAt: timestamp("issued_at", { withTimezone: true }),
    /** The board's own day, as the document prints it. */
    issuedOn: date("issued_on"),
    createdBy: text("created_by").notNull(),
    updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    unique("documents_number").on(t.series, t.year, t.seq),
    index("documents_unit").on(t.unitCode, t.kind, t.period),
    index("documents_to").on(t.toUnit),
    check("documents_state", sql`${t.state} in ('draft', 'issued')`),
    check("documents_kind", sql`${t.kind} in ('briefing', 'progress', 'order')`),
    check(
      "documents_issued",
      sql`(${t.state} = 'issued') = (${t.file} is not null and ${t.checksum} is not null and ${t.number} <> '' and ${t.issuedOn} is not null)`,
    ),
  ],
);
