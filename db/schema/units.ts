import { type AnyPgColumn, boolean, date, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";

/** Shared. The reporting tree: city, districts, streets, and the city's departments and industrial unions. */
export const units = pgTable("units", {
  code: unitCode("code").primaryKey(),
  parentCode: unitCode("parent_code").references((): AnyPgColumn => units.code, { onUpdate: "cascade" }),
  level: text("level").$type<"city" | "district" | "street" | "department" | "industrial_union">().notNull(),
  kind: text("kind").notNull(),
  name: text("name").notNull(),
  shortName: text("short_name").notNull(),
  /** The union's own name: 朝阳区总工会. */
  title: text("title").notNull(),
  pinyin: text("pinyin").notNull(),
  initials: text("initials").notNull(),
  statutoryCode: text("statutory_code"),
  aliases: text("aliases").array().notNull().default([]),
  ordinal: integer("ordinal").notNull(),
  active: boolean("active").notNull().default(true),
  version: integer("version").notNull().default(1),
});

/** Scoped. The named contact of a unit; a unit without a row, or with an empty name, is vacant. */
export const liaisons = pgTable("liaisons", {
  unitCode: unitCode("unit_code")
    .primaryKey()
    .references(() => units.code, { onUpdate: "cascade" }),
  name: text("name").notNull(),
  phone: text("phone").notNull().default(""),
  updatedAt: timestamp("updated_at", { withTimezone: true }).notNull().defaultNow(),
});

/** Shared. Statutory holidays (off) and make-up workdays (work); all other days follow the weekday. */
export const calendarDays = pgTable("calendar_days", {
  day: date("day").primaryKey(),
  kind: text("kind").$type<"off" | "work">().notNull(),
  name: text("name").notNull(),
});

/** Shared. Settings of the whole board, one row a key. */
export const settings = pgTable("settings", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
});
