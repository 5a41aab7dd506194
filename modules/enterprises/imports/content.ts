import { sql } from "drizzle-orm";
import type { Tx } from "@/platform/run";
import type { EnterpriseCategory, EnterpriseKind } from "@/vocab/enterprises";
import type { CoverKind, Stage } from "@/vocab/stages";

/** What a row of the file says, as it would be written. An imported 受阻 without a history is surveyed and stalled. */
export interface EnterpriseData {
  issuerUnit: string;
  no: string;
  name: string;
  kind: EnterpriseKind;
  category: EnterpriseCategory | null;
  parent: string;
  unitCode: string;
  workers: number;
  members: number;
  party: boolean;
  stage: Stage;
  stageOn: string | null;
  stalledOn: string | null;
  stallReason: string;
  contact: string;
  note: string;
}

/** What stands in the register under the row's key: its fields, and the marks by which a later change is seen. */
export interface EnterpriseBefore extends EnterpriseData {
  id: number;
  parentId: number | null;
  coveredBy: CoverKind | null;
  version: number;
  events: number[];
  records: number;
  seats: number;
}

const columns = sql`e.id, e.version, e.issuer_unit as "issuerUnit", e.no, e.name, e.kind, case when e.kind = 'head' then e.category end as category,
  coalesce(app.enterprise_name(e.parent_id), '') as parent, e.parent_id as "parentId", e.covered_by as "coveredBy", e.unit_code as "unitCode", e.workers, e.members, e.party, e.stage,
  e.stage_on::text as "stageOn", e.stalled_on::text as "stalledOn", e.stall_reason as "stallReason", e.contact, e.note,
  array(select s.id::int from enterprise_stages s where s.enterprise_id = e.id order by s.id) as events,
  (select count(*)::int from enterprise_records r where r.enterprise_id = e.id) as records,
  (select count(*)::int from working_group_seats w where w.enterprise_id = e.id) as seats`;

type Row = EnterpriseBefore & Record<string, unknown>;

/** Enterprises by the numbers that one unit has given. */
export async function byNumbers(
  tx: Tx,
  issuer: string,
  numbers: readonly string[],
): Promise<Map<string, EnterpriseBefore>> {
  const rows = await tx.execute<Row>(sql`select ${columns} from enterprises e where e.issuer_unit = ${issuer}
    and e.no in (select jsonb_array_elements_text(${JSON.stringify(numbers)}::jsonb))`);
  return new Map(rows.map((row) => [row.no, { ...row }]));
}

export async function byIds(tx: Tx, ids: readonly number[]): Promise<Map<number, EnterpriseBefore>> {
  const rows = await tx.execute<Row>(sql`select ${columns} from enterprises e
    where e.id in (select x::int from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) x)`);
  return new Map(rows.map((row) => [row.id, { ...row }]));
}

export interface NamedParent {
  id: number;
  headId: number;
}

/** Enterprises of exactly these names, wherever they are registered; names that two share are left out. */
export async function parentsNamed(tx: Tx, names: readonly string[]): Promise<Map<string, NamedParent>> {
  if (names.length === 0) return new Map();
  const rows = await tx.execute<{ name: string; id: number; head_id: number }>(sql`select asked.name, n.id, n.head_id
    from jsonb_array_elements_text(${JSON.stringify([...new Set(names)])}::jsonb) asked(name) cross join lateral app.enterprise_named(asked.name) n`);
  const found = Map.groupBy(rows, (row) => row.name);
  return new Map(
    [...found]
      .filter(([, list]) => list.length === 1)
      .map(([name, [row]]) => [name, { id: row!.id, headId: row!.head_id }]),
  );
}
