import { sql } from "drizzle-orm";
import { z } from "zod";
import { timeText } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { lockedMonths } from "@/platform/locked";
import { query, type Tx } from "@/platform/run";
import { within } from "@/platform/staff";
import type { RecordKind, RecordStep } from "@/vocab/enterprise-records";
import type { EnterpriseKind, SeatLevel } from "@/vocab/enterprises";
import type { Stage, StageEventKind } from "@/vocab/stages";
import { verbLabel } from "@/vocab/verbs";
import { eligibilityOf } from "../rules/eligibility";
import { inTreeOrder, sumsOf } from "../rules/family";
import { warningsOf } from "../rules/warnings";
import { EnterpriseId } from "../search";
import { around, columns, type EnterpriseRow, source } from "./rows";

export interface StageEvent extends Record<string, unknown> {
  id: number;
  kind: StageEventKind;
  stage: Stage;
  on: string | null;
  document: string;
  reason: string;
  staffName: string;
  staffUnit: string;
  at: string;
  files: { id: string; name: string }[];
}

export interface RecordRow extends Record<string, unknown> {
  id: number;
  kind: RecordKind;
  on: string;
  step: RecordStep | null;
  subjects: string[];
  workers: number | null;
  text: string;
  voided: boolean;
  voidReason: string;
  staffName: string;
  staffUnit: string;
  files: { id: string; name: string }[];
}

interface SeatOf extends Record<string, unknown> {
  id: number;
  level: SeatLevel;
  unitCode: string;
  unitTitle: string;
  name: string;
  since: string;
  lastContact: string | null;
}

export interface SeatRow extends SeatOf {
  /** Whether the asker may note a contact. */
  own: boolean;
}

export interface FamilyRow extends Record<string, unknown> {
  id: number;
  parentId: number | null;
  name: string;
  kind: EnterpriseKind;
  stage: Stage;
  stalled: boolean;
  unitName: string;
  workers: number;
  members: number;
}

export interface FollowUpLine extends Record<string, unknown> {
  id: number;
  title: string;
  state: string;
  level: string;
  dueOn: string;
}

const files = (kind: string, id: ReturnType<typeof sql>) =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by v.uploaded_at), '[]') from evidence_files v
    where v.owner_kind = ${kind} and v.owner_id = ${id}::text)`;

/** Stage events of an enterprise in their order, with their evidence. */
const stagesOf = async (tx: Tx, id: number) => [
  ...(await tx.execute<StageEvent>(sql`select s.id::float8 as id, s.kind, s.stage, s."on"::text as on, s.document, s.reason,
    s.staff_name as "staffName", s.staff_unit as "staffUnit", s.at::text as at, ${files("enterprise_stage", sql`s.id`)} as files
    from enterprise_stages s where s.enterprise_id = ${id} order by s.id`)),
];

const recordsOf = async (tx: Tx, id: number) => [
  ...(await tx.execute<RecordRow>(sql`select r.id, r.kind, r."on"::text as on, r.step, r.subjects, r.workers, r.text,
    r.voided_at is not null as voided, r.void_reason as "voidReason", r.staff_name as "staffName", r.staff_unit as "staffUnit",
    ${files("enterprise_record", sql`r.id`)} as files
    from enterprise_records r where r.enterprise_id = ${id} order by r."on" desc, r.id desc limit 200`)),
];

/**
 * One enterprise with its family in the scope (tree order, sums with each once), stage events, records, working group,
 * follow-ups and history. What it may become next is asked of the rules by the page. Missing and foreign: NotFound.
 */
export const enterpriseOne = query(
  { name: "enterprise.one", may: "enterprise.read", input: z.object({ id: EnterpriseId }) },
  async ({ tx, staff, today }, { id }) => {
    const [row] = await tx.execute<
      EnterpriseRow & {
        version: number;
        parentId: number | null;
        creditCode: string | null;
        phone: string;
        unionCode: string | null;
        unionName: string | null;
        changedBy: string;
        changedUnit: string;
        changedAt: string;
      }
    >(sql`select ${columns(isoOf(today))}, e.version, e.parent_id as "parentId", e.credit_code as "creditCode", e.phone,
        e.union_code as "unionCode", iu.title as "unionName", e.changed_by as "changedBy", e.changed_unit as "changedUnit",
        e.changed_at::text as "changedAt"
      from ${source(undefined)} ${around} left join units iu on iu.code = e.union_code where e.id = ${id}`);
    if (!row) throw new NotFound();
    const family = await tx.execute<FamilyRow>(sql`select m.id, m.parent_id as "parentId", m.name, m.kind, m.stage,
      m.stalled_on is not null as stalled, u.name as "unitName", m.workers, m.members
      from enterprises m join units u on u.code = m.unit_code where m.head_id = ${row.headId}
      order by array_position(array['head', 'subsidiary', 'affiliate'], m.kind), m.no`);
    const seats = await tx.execute<SeatOf>(sql`select w.id, w.level, w.unit_code as "unitCode",
        u.title as "unitTitle", w.name, w.since::text as since, w.last_contact::text as "lastContact"
      from working_group_seats w join units u on u.code = w.unit_code where w.enterprise_id = ${row.headId} and w.until is null
      order by array_position(array['city', 'district', 'street'], w.level)`);
    const followUps =
      await tx.execute<FollowUpLine>(sql`select id, title, state, level, due_on::text as "dueOn" from follow_ups
      where subject = ${`enterprise:${id}`} order by state = 'closed', due_on, id limit 20`);
    const history = await tx.execute<{
      id: string;
      at: string;
      name: string;
      unit: string;
      verb: string;
      note: string;
    }>(
      sql`select id::text as id, at::text as at, staff_name as name, staff_unit as unit, verb, note from audit_log
        where subject_kind = 'enterprise' and subject_id = ${String(id)} and outcome = 'ok' order by audit_log.id desc limit 50`,
    );
    const writable = staff.may.has("enterprise.write") && within(staff.write, row.unitCode);
    return {
      row,
      eligibility: eligibilityOf(row),
      warnings: warningsOf(row),
      family: { tree: inTreeOrder([...family]), sums: sumsOf([...family]) },
      stages: await stagesOf(tx, id),
      records: await recordsOf(tx, id),
      seats: [...seats].map((seat) => ({
        ...seat,
        own:
          staff.may.has("enterprise.write") &&
          (within(staff.write, seat.unitCode) || within(staff.write, row.unitCode)),
      })),
      followUps: [...followUps],
      history: [...history].map((event) => ({
        key: event.id,
        at: new Date(event.at).toISOString(),
        time: timeText(event.at).slice(5),
        title: `${event.unit} ${event.name} ${verbLabel(event.verb).split(".").at(-1)}`,
        detail: event.note,
      })),
      writable,
      locked: writable ? await lockedMonths(tx, row.unitCode) : {},
      today: isoOf(today),
    };
  },
);

export type EnterprisePage = Awaited<ReturnType<typeof enterpriseOne.as>>;
