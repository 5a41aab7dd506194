import { sql } from "drizzle-orm";
import { type Day, dayOf } from "@/platform/dates";
import type { Tx } from "@/platform/run";

export interface Party {
  role: "lead" | "cooperate";
  kind: "unit" | "districts" | "streets" | "industrial_unions" | "outside";
  unitCode: string | null;
  name: string;
}

export interface PlanMilestone {
  id: number;
  day: Day;
  title: string;
  share: number;
}

/** A task as the whole city shares it: everything but anybody's figures. */
export interface PlanTask {
  id: number;
  seq: number;
  code: string;
  measureNo: number;
  title: string;
  indicator: string;
  indicatorName: string;
  unitName: string;
  kind: "count" | "ratio" | "money" | "milestone";
  basis: string;
  source: string;
  standIn: boolean;
  /** Counted by a ledger that is in use. */
  counted: boolean;
  target: number | null;
  targetMax: number | null;
  targetText: string;
  start: Day;
  due: Day | null;
  dueText: string;
  cadence: string;
  weight: number;
  split: boolean;
  completedOn: Day | null;
  provenance: Record<string, string>;
  note: string;
  version: number;
  milestones: PlanMilestone[];
  parties: Party[];
}

export interface Plan {
  id: number;
  title: string;
  issuedOn: Day;
  start: Day;
  end: Day;
  thresholds: Record<string, number>;
  aspects: { no: number; title: string }[];
  measures: { no: number; aspectNo: number; title: string }[];
  tasks: PlanTask[];
}

interface TaskRow extends Record<string, unknown>, Omit<PlanTask, "start" | "due" | "completedOn" | "milestones"> {
  start: string;
  due: string | null;
  completedOn: string | null;
  milestones: { id: number; day: string; title: string; share: number }[];
}

/** A column of the version that stood then; without one nothing has been changed since. */
const dated = (column: string) => sql.raw(`case when v.task_id is null then t.${column} else v.${column} end`);

const dayOrNull = (iso: string | null): Day | null => (iso === null ? null : dayOf(iso));

/**
 * The whole plan in its order: one row a task with its parties and milestones, aims and dates as they stood at the end of
 * `asOf` (YYYY-MM-DD; absent: now). Empty before the plan is imported.
 */
export async function loadPlan(tx: Tx, asOf?: string): Promise<Plan> {
  const [head] = await tx.execute<{
    id: number;
    title: string;
    issued: string;
    start: string;
    end: string;
    thresholds: Record<string, number>;
    aspects: Plan["aspects"] | null;
    measures: Plan["measures"] | null;
  }>(sql`select id, title, issued_on::text as issued, starts_on::text as start, ends_on::text as "end", thresholds,
      (select json_agg(json_build_object('no', no, 'title', title) order by no) from aspects where plan_id = plans.id) as aspects,
      (select json_agg(json_build_object('no', no, 'aspectNo', aspect_no, 'title', title) order by no) from measures where plan_id = plans.id) as measures
    from plans order by id limit 1`);
  if (!head) throw new Error("the board has no plan: its base data is missing");
  const rows =
    await tx.execute<TaskRow>(sql`select t.id, t.seq, t.code, t.measure_no as "measureNo", t.title, t.indicator,
      i.name as "indicatorName", i.unit_name as "unitName", i.kind, i.basis, t.source, t.stand_in as "standIn",
      t.indicator is not distinct from t.ledger_indicator as counted,
      ${dated("target")}::float8 as target, ${dated("target_max")}::float8 as "targetMax", t.target_text as "targetText",
      ${dated("starts_on")}::text as start, ${dated("due_on")}::text as due, t.due_text as "dueText", t.cadence, ${dated("weight")} as weight, t.split,
      t.completed_on::text as "completedOn", t.provenance, t.note, t.version,
      coalesce(v.milestones::json, (select json_agg(json_build_object('id', m.id, 'day', m.due_on, 'title', m.title, 'share', m.share) order by m.due_on, m.id)
        from milestones m where m.task_id = t.id), '[]') as milestones,
      coalesce((select json_agg(json_build_object('role', p.role, 'kind', p.kind, 'unitCode', p.unit_code, 'name', p.name) order by p.role desc, p.ordinal)
        from task_parties p where p.task_id = t.id), '[]') as parties
    from tasks t join indicators i on i.key = t.indicator
    left join lateral (select * from task_versions where task_id = t.id and until > ${asOf ?? null}::date order by until limit 1) v on true
    where t.plan_id = ${head.id} order by t.seq`);
  return {
    id: head.id,
    title: head.title,
    issuedOn: dayOf(head.issued),
    start: dayOf(head.start),
    end: dayOf(head.end),
    thresholds: head.thresholds,
    aspects: head.aspects ?? [],
    measures: head.measures ?? [],
    tasks: rows.map((row) => ({
      ...row,
      start: dayOf(row.start),
      due: dayOrNull(row.due),
      completedOn: dayOrNull(row.completedOn),
      milestones: row.milestones.map((m) => ({ ...m, day: dayOf(m.day) })),
    })),
  };
}

export { loadCalendar } from "@/platform/calendar";
