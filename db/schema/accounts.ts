import { sql } from "drizzle-orm";
import {
  boolean,
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
import { unitCode } from "./kinds";
import { units } from "./units";

/** Scoped for business roles (who is in my units), whole for the security administrator. Holds no secret. */
export const accounts = pgTable(
  "accounts",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    account: text("account").notNull().unique(),
    name: text("name").notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    roles: text("roles").array().notNull(),
    status: text("status").$type<"active" | "disabled">().notNull().default("active"),
    mustChange: boolean("must_change").notNull().default(true),
    note: text("note").notNull().default(""),
    /** Where the daily digest goes; empty: nowhere. Kept by its owner. */
    email: text("email").notNull().default(""),
    lastSignInAt: timestamp("last_sign_in_at", { withTimezone: true }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("accounts_unit").on(t.unitCode)],
);

/** Own rows, and the security administrator's. Who stands in for whom: by post, within one unit, from day to day. */
export const deputies = pgTable(
  "deputies",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    deputyId: uuid("deputy_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    fromOn: date("from_on").notNull(),
    untilOn: date("until_on").notNull(),
    reason: text("reason").notNull(),
    namedBy: text("named_by").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("deputies_one").on(t.accountId).where(sql`ended_at is null`),
    index("deputies_deputy").on(t.deputyId),
  ],
);

/** Read by the sign-in door alone; staff verbs can only replace a row, never read one. */
export const credentials = pgTable("credentials", {
  accountId: uuid("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  hash: text("hash").notNull(),
  changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
  /** A one-time password stops working then; null for a password that its owner chose. */
  expiresAt: timestamp("expires_at", { withTimezone: true }),
});

/** Failures of an account since its last success; kept for unknown names too, so that both are answered alike. */
export const signInLocks = pgTable("sign_in_locks", {
  account: text("account").primaryKey(),
  failures: integer("failures").notNull().default(0),
  lockedUntil: timestamp("locked_until", { withTimezone: true }),
});

/** Every attempt by address; an address slows down after 50 failures in 15 minutes. */
export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
    address: text("address").notNull(),
    account: text("account").notNull(),
    ok: boolean("ok").notNull(),
  },
  (t) => [index("sign_in_attempts_address").on(t.address, t.at)],
);

/** A signed-in browser. Ending the row ends the session with the next request. */
export const appSessions = pgTable(
  "app_sessions",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    lastSeenAt: timestamp("last_seen_at", { withTimezone: true }).notNull().defaultNow(),
    endedAt: timestamp("ended_at", { withTimezone: true }),
    address: text("address").notNull(),
    agent: text("agent").notNull(),
  },
  (t) => [index("app_sessions_account").on(t.accountId)],
);

/** The answer that a command gave for an idempotency key: a retry gets the same one and does nothing. */
export const commandReceipts = pgTable(
  "command_receipts",
  {
    accountId: uuid("account_id").notNull(),
    key: text("key").notNull(),
    verb: text("verb").notNull(),
    result: jsonb("result"),
    at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.key] })],
);
