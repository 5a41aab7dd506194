import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { RecordKind, RecordStep } from "@/vocab/enterprise-records";
import type { EnterpriseCategory, EnterpriseKind, SeatLevel } from "@/vocab/enterprises";
import type { CoverKind, Stage, StageEventKind } from "@/vocab/stages";
import { unitCode } from "./kinds";
import { units } from "./units";

/**
 * Scoped, and open to whoever holds a seat of the family's working group. One row an enterprise with its present stage;
 * the stages' history is in enterprise_stages. `headId` is the root of its family (itself without a parent).
 */
export const enterprises = pgTable(
  "enterprises",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    /** 企业编号, unique among the numbers that one unit has given. */
    no: text("no").notNull(),
    issuerUnit: unitCode("issuer_unit")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    name: text("name").notNull(),
    creditCode: text("credit_code"),
    kind: text("kind").$type<EnterpriseKind>().notNull(),
    /** Of heads alone; a family takes its head's. */
    category: text("category").$type<EnterpriseCategory>(),
    trade: text("trade").notNull().default(""),
    parentId: integer("parent_id").references((): AnyPgColumn => enterprises.id),
    /** 0 on insert: the table's trigger puts the row's own id. */
    headId: integer("head_id").notNull().default(0),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    workers: integer("workers").notNull(),
    members: integer("members").notNull(),
    party: boolean("party").notNull(),
    contact: text("contact").notNull().default(""),
    phone: text("phone").notNull().default(""),
    unionCode: unitCode("union_code").references(() => units.code, { onUpdate: "cascade" }),
    stage: text("stage").$type<Stage>().notNull(),
    /** Null: reached on a day that nobody knows (缺). */
    stageOn: date("stage_on"),
    coveredBy: text("covered_by").$type<CoverKind>(),
    /** Set while 受阻. */
    stalledOn: date("stalled_on"),
    stallReason: text("stall_reason").notNull().default(""),
    /** Why a head enterprise goes on without being eligible. */
    exceptionReason: text("exception_reason").notNull().default(""),
    /** Day of the frozen 应建会清单 that names it. */
    listOn: date("list_on"),
    pinyin: text("pinyin").notNull(),
    initials: text("initials").notNull(),
    note: text("note").notNull().default(""),
    registeredOn: date("registered_on").notNull(),
    createdAt: timestamp("created_at", { withTimezone: true }).notNull().defaultNow(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
    changedBy: text("changed_by").notNull(),
    changedUnit: text("changed_unit").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    unique("enterprises_no").on(t.issuerUnit, t.no),
    // What the rows of an enterprise point at, so that they follow it to another unit or family.
    unique("enterprises_place").on(t.id, t.unitCode, t.headId),
    index("enterprises_unit").on(t.unitCode, t.stage, t.stageOn),
    index("enterprises_head").on(t.headId),
    index("enterprises_parent").on(t.parentId),
    index("enterprises_name").on(t.name),
    index("enterprises_credit").on(t.creditCode),
    check("enterprises_counts", sql`${t.workers} >= 0 and ${t.members} >= 0`),
  ],
);

const place = {
  enterpriseId: integer("enterprise_id").notNull(),
  unitCode: unitCode("unit_code").notNull(),
  headId: integer("head_id").notNull(),
};

const author = {
  staffId: uuid("staff_id"),
  staffName: text("staff_name").notNull(),
  staffUnit: text("staff_unit").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
};

/** Scoped like its enterprise, append only. A step, a step back, an imported baseline, 受阻 and its end. `on` null: 缺. */
export const enterpriseStages = pgTable(
  "enterprise_stages",
  {
    id: bigint("id", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    ...place,
    kind: text("kind").$type<StageEventKind>().notNull(),
    stage: text("stage").$type<Stage>().notNull(),
    on: date("on"),
    document: text("document").notNull().default(""),
    reason: text("reason").notNull().default(""),
    ...author,
  },
  (t) => [
    foreignKey({
      name: "enterprise_stages_place",
      columns: [t.enterpriseId, t.unitCode, t.headId],
      foreignColumns: [enterprises.id, enterprises.unitCode, enterprises.headId],
    }).onUpdate("cascade"),
    index("enterprise_stages_of").on(t.enterpriseId, t.id),
    index("enterprise_stages_unit").on(t.unitCode, t.on),
  ],
);

/** Scoped like its enterprise. What was held, signed, reviewed or inspected there, dated; a wrong one is voided with a reason. */
export const enterpriseRecords = pgTable(
  "enterprise_records",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    ...place,
    kind: text("kind").$type<RecordKind>().notNull(),
    on: date("on").notNull(),
    step: text("step").$type<RecordStep>(),
    subjects: text("subjects").array().notNull().default([]),
    workers: integer("workers"),
    text: text("text").notNull().default(""),
    voidedAt: timestamp("voided_at", { withTimezone: true }),
    voidReason: text("void_reason").notNull().default(""),
    ...author,
  },
  (t) => [
    foreignKey({
      name: "enterprise_records_place",
      columns: [t.enterpriseId, t.unitCode, t.headId],
      foreignColumns: [enterprises.id, enterprises.unitCode, enterprises.headId],
    }).onUpdate("cascade"),
    index("enterprise_records_of").on(t.enterpriseId, t.on),
    index("enterprise_records_unit").on(t.unitCode, t.kind, t.on),
  ],
);

/**
 * Scoped by the holder's unit and by the enterprise's. A seat of a head's 联合工作组: it opens the family to its holder, an
 * account, or the post of the unit where none is named. It ends with a date and is never deleted.
 */
export const workingGroupSeats = pgTable(
  "working_group_seats",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    enterpriseId: integer("enterprise_id").notNull(),
    enterpriseUnit: unitCode("enterprise_unit").notNull(),
    headId: integer("head_id").notNull(),
    level: text("level").$type<SeatLevel>().notNull(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    accountId: uuid("account_id"),
    name: text("name").notNull(),
    since: date("since").notNull(),
    until: date("until"),
    lastContact: date("last_contact"),
    version: integer("version").notNull().default(1),
  },
  (t) => [
    foreignKey({
      name: "working_group_seats_place",
      columns: [t.enterpriseId, t.enterpriseUnit, t.headId],
      foreignColumns: [enterprises.id, enterprises.unitCode, enterprises.headId],
    }).onUpdate("cascade"),
    index("working_group_seats_of").on(t.enterpriseId),
    index("working_group_seats_holder").on(t.unitCode),
    index("working_group_seats_account").on(t.accountId),
  ],
);

/** Scoped. 流动会员联合工会 of a street. Where merging two streets leaves two rows, the later one counts. */
export const floatingUnions = pgTable(
  "floating_unions",
  {
    id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
    unitCode: unitCode("unit_code")
      .notNull()
      .references(() => units.code, { onUpdate: "cascade" }),
    name: text("name").notNull(),
    document: text("document").notNull(),
    approvedOn: date("approved_on").notNull(),
    chair: text("chair").notNull(),
    members: integer("members").notNull(),
    changedBy: text("changed_by").notNull(),
    changedUnit: text("changed_unit").notNull(),
    changedAt: timestamp("changed_at", { withTimezone: true }).notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (t) => [index("floating_unions_unit").on(t.unitCode)],
);

/** Shared. Each freezing of the 应建会清单: its day, the filter, how many it named. The last one counts. */
export const enterpriseLists = pgTable("enterprise_lists", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  on: date("on").notNull(),
  filter: jsonb("filter").$type<Record<string, unknown>>().notNull(),
  total: integer("total").notNull(),
  note: text("note").notNull().default(""),
  staffName: text("staff_name").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull().defaultNow(),
});
