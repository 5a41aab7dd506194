import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { unitCode } from "./kinds";
import { units } from "./units";

const unit = (name: string) => unitCode(name).references(() => units.code, { onUpdate: "cascade" });
const author = {
  authorId: uuid("author_id").notNull(),
  authorName: text("author_name").notNull(),
  recordedAt: timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow(),
};

/**
 * Read by whoever has `from`, `to` or the recruiter in scope; appended by app.post_movements alone. Null means outside.
 * `effect` is the kind, or of a reversal the kind of what it undoes; a reversal's legs are swapped.
 */
export const movements = pgTable(
  "movements",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    no: text("no").notNull(),
    /** Natural key of an imported row: its number, with the reporting unit behind it; freed when the import is undone. */
    importKey: text("import_key"),
    day: date("day").notNull(),
    kind: text("kind").$type<"join" | "leave" | "transfer" | "opening" | "reversal">().notNull(),
    effect: text("effect").$type<"join" | "leave" | "transfer" | "opening">().notNull(),
    fromUnit: unit("from_unit"),
    toUnit: unit("to_unit"),
    recruiterUnit: unit("recruiter_unit"),
    workerGroup: text("worker_group").notNull(),
    channel: text("channel"),
    count: integer("count").notNull(),
    reverses: bigint("reverses", { mode: "number" }).references((): AnyPgColumn => movements.id),
    campaign: text("campaign"),
    batchId: integer("batch_id"),
    /** The row belongs to an import that was taken back, or is what took it back. */
    undone: boolean("undone").notNull().default(false),
    note: text("note").notNull().default(""),
    ...author,
  },
  (t) => [
    index("movements_day").on(t.day, t.id),
    index("movements_from").on(t.fromUnit, t.day),
    index("movements_to").on(t.toUnit, t.day),
    index("movements_recruiter").on(t.recruiterUnit, t.day),
    index("movements_batch").on(t.batchId),
    index("movements_no").on(t.no),
    index("movements_transfers")
      .on(t.fromUnit, t.toUnit, t.recruiterUnit, t.day, t.workerGroup, t.channel)
      .where(sql`effect = 'transfer' and not undone`),
    index("movements_reversals")
      .on(t.day, t.toUnit, t.fromUnit, t.recruiterUnit, t.workerGroup, t.channel)
      .where(sql`reverses is not null and not undone`),
    index("movements_campaign").on(t.campaign, t.day).where(sql`campaign is not null`),
    uniqueIndex("movements_import_key").on(t.importKey),
    uniqueIndex("movements_reverses").on(t.reverses),
    check("movements_count", sql`${t.count} > 0`),
  ],
);

/**
 * Scoped rollup, own rows only: per unit, day, side of the ledger, group and channel ('' where there is none) the persons
 * (a reversal counts negative) and the rows behind them.
 */
export const memberDays = pgTable(
  "member_days",
  {
    unitCode: unit("unit_code").notNull(),
    day: date("day").notNull(),
    kind: text("kind").$type<"join" | "leave" | "in" | "out" | "opening">().notNull(),
    workerGroup: text("worker_group").notNull(),
    channel: text("channel").notNull(),
    n: integer("n").notNull(),
    rows: integer("rows").notNull(),
  },
  // By unit and group first: what a day's end is judged by.
  (t) => [
    primaryKey({
      name: "member_days_unit_code_day_kind_worker_group_channel_pk",
      columns: [t.unitCode, t.workerGroup, t.day, t.kind, t.channel],
    }),
    index("member_days_day").on(t.day, t.unitCode),
  ],
);

/**
 * Scoped, read only. Sums of `member_days` per month (its first day), a column a worker group, so that a city's year is a few ten
 * thousand rows; `cells` counts the rows added up. Kept by a trigger on `member_days`, which also follows a unit's change of code.
 */
export const memberMonths = pgTable(
  "member_months",
  {
    unitCode: unitCode("unit_code").notNull(),
    month: date("month").notNull(),
    kind: text("kind").$type<"join" | "leave" | "in" | "out" | "opening">().notNull(),
    channel: text("channel").notNull(),
    cells: integer("cells").notNull(),
    rows: integer("rows").notNull(),
    n: integer("n").notNull(),
    rider: integer("rider").notNull(),
    courier: integer("courier").notNull(),
    trucker: integer("trucker").notNull(),
    domestic: integer("domestic").notNull(),
    mall: integer("mall").notNull(),
    agent: integer("agent").notNull(),
    carer: integer("carer").notNull(),
    guard: integer("guard").notNull(),
    driver: integer("driver").notNull(),
    other: integer("other").notNull(),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.month, t.kind, t.channel] })],
);

/** Scoped. What a unit holds of a group now; the row that writers lock. */
export const memberBalances = pgTable(
  "member_balances",
  {
    unitCode: unit("unit_code").notNull(),
    workerGroup: text("worker_group").notNull(),
    balance: integer("balance").notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.workerGroup] }), check("member_balances_floor", sql`${t.balance} >= 0`)],
);

/**
 * 转接: a transfer, or a join into another unit's balance, until the receiver accepts. `fromUnit` is null for a join.
 * Read by both sides and the recruiter; moved on by app.offer_members and app.settle_offer alone.
 */
export const transferOffers = pgTable(
  "transfer_offers",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    offeredOn: date("offered_on").notNull(),
    /** Last day on which acceptance is in time. */
    termOn: date("term_on").notNull(),
    fromUnit: unit("from_unit"),
    toUnit: unit("to_unit").notNull(),
    recruiterUnit: unit("recruiter_unit"),
    workerGroup: text("worker_group").notNull(),
    channel: text("channel"),
    count: integer("count").notNull(),
    campaign: text("campaign"),
    state: text("state").$type<"open" | "accepted" | "refused" | "recalled">().notNull().default("open"),
    settledOn: date("settled_on"),
    settledName: text("settled_name"),
    reason: text("reason").notNull().default(""),
    movementId: bigint("movement_id", { mode: "number" }).references(() => movements.id),
    note: text("note").notNull().default(""),
    ...author,
  },
  (t) => [
    index("transfer_offers_from").on(t.fromUnit, t.state),
    index("transfer_offers_to").on(t.toUnit, t.state),
    index("transfer_offers_recruiter").on(t.recruiterUnit, t.state),
    check("transfer_offers_count", sql`${t.count} > 0`),
  ],
);

/** Scoped. 盘点: a unit states that what it holds is what the ledger says. */
export const balanceConfirmations = pgTable(
  "balance_confirmations",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unit("unit_code").notNull(),
    day: date("day").notNull(),
    balance: integer("balance").notNull(),
    note: text("note").notNull().default(""),
    ...author,
  },
  (t) => [index("balance_confirmations_unit").on(t.unitCode, t.day)],
);

/** Scoped. Days on which a unit counts as 已盘点: from a confirmation to 90 days after the last one that followed in time. */
export const verifiedSpans = pgTable(
  "verified_spans",
  {
    unitCode: unit("unit_code").notNull(),
    startsOn: date("starts_on").notNull(),
    /** First day that is not covered any more. */
    endsOn: date("ends_on").notNull(),
    /** The figure has been taken back on `endsOn`. */
    lapsed: boolean("lapsed").notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.unitCode, t.startsOn] })],
);
