import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { NoticeEvent } from "@/vocab/notices";
import { accounts } from "./accounts";
import { unitCode } from "./kinds";
import { units } from "./units";

/** Personal: each account reads and marks its own. Written by `app.notify` alone; a key makes a notice once per account. */
export const notices = pgTable(
  "notices",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    /** The addressee's unit when it was sent. */
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    event: text("event").$type<NoticeEvent>().notNull(),
    title: text("title").notNull(),
    detail: text("detail").notNull().default(""),
    /** A path of this site. */
    href: text("href").notNull(),
    key: text("key"),
    /** Where its addressee wanted it when it came. */
    inbox: boolean("inbox").notNull(),
    mail: boolean("mail").notNull(),
    /** Still to be told in the unit's group. */
    robot: boolean("robot").notNull(),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    readAt: timestamp("read_at", { withTimezone: true }),
    mailedAt: timestamp("mailed_at", { withTimezone: true }),
  },
  (t) => [
    unique("notices_once").on(t.accountId, t.key),
    index("notices_account").on(t.accountId, t.id),
    index("notices_for_groups").on(t.unitCode).where(sql`robot`),
  ],
);

/** Personal: where an account wants an event; a missing row means the event's own default (vocab/notices). */
export const noticeSettings = pgTable(
  "notice_settings",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    event: text("event").$type<NoticeEvent>().notNull(),
    inbox: boolean("inbox").notNull(),
    mail: boolean("mail").notNull(),
    robot: boolean("robot").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.event] })],
);

/** Kept by the system administrator. Address and secret can be written by staff verbs, never read (column grants). */
export const groupRobots = pgTable("group_robots", {
  unitCode: unitCode("unit_code")
    .primaryKey()
    .references(() => units.code, { onUpdate: "cascade" }),
  kind: text("kind").$type<"wecom" | "dingtalk">().notNull(),
  address: text("address").notNull(),
  secret: text("secret").notNull().default(""),
  host: text("host").notNull(),
  active: boolean("active").notNull().default(true),
  changedName: text("changed_name").notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  lastSentAt: timestamp("last_sent_at", { withTimezone: true }),
  lastFault: text("last_fault").notNull().default(""),
  version: integer("version").notNull().default(1),
});
