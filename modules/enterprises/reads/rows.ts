import { type SQL, sql } from "drizzle-orm";
import type { ScopedUnit } from "@/modules/units";
import { type Day, isoOf } from "@/platform/dates";
import type { EnterpriseCategory, EnterpriseKind } from "@/vocab/enterprises";
import { type CoverKind, organisedStages, type Stage, stageOrder } from "@/vocab/stages";
import { ELIGIBLE_MEMBERS } from "../rules/eligibility";
import { dwellLimits } from "../rules/funnel";
import type { EnterpriseSearchValues, SortKey } from "../search";

/** An enterprise as lists, exports and the sheet know it. Days as YYYY-MM-DD; family figures are those within the scope. */
export interface EnterpriseRow extends Record<string, unknown> {
  id: number;
  no: string;
  name: string;
  kind: EnterpriseKind;
  category: EnterpriseCategory | null;
  trade: string;
  headId: number;
  headName: string;
  parentName: string;
  unitCode: string;
  unitName: string;
  districtName: string;
  workers: number;
  members: number;
  party: boolean;
  contact: string;
  stage: Stage;
  stageOn: string | null;
  /** Days since it reached its stage; null where the day is 缺. */
  dwell: number | null;
  stalledOn: string | null;
  stallReason: string;
  coveredBy: CoverKind | null;
  exceptionReason: string;
  listOn: string | null;
  note: string;
  seatName: string;
  lastContact: string | null;
  /** Of a head: its family without the closed ones, itself included. */
  family: number;
  familyOrganised: number;
  familyWorkers: number;
  familyMembers: number;
}

const listed = (values: readonly (string | number)[]) =>
  sql`(${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/** Enterprises with their stage as of a day: the last event up to it; those without one were not yet known. */
export function source(asOf: string | undefined): SQL {
  if (asOf === undefined) return sql`enterprises e`;
  return sql`(select b.id, b.no, b.name, b.kind, b.category, b.trade, b.parent_id, b.head_id, b.unit_code, b.workers, b.members, b.party,
      b.contact, b.union_code, s.stage, s.stage_on, b.covered_by, case when b.stalled_on <= ${asOf}::date then b.stalled_on end as stalled_on,
      b.stall_reason, b.exception_reason, b.list_on, b.pinyin, b.initials, b.note
    from enterprises b join lateral (select x.stage, x."on" as stage_on from enterprise_stages x
      where x.enterprise_id = b.id and x.kind in ('move', 'back', 'baseline') and coalesce(x."on", b.registered_on) <= ${asOf}::date
      order by x.id desc limit 1) s on true) e`;
}

/** The columns of a row; `until` is the day on which the dwell ends. */
export const columns = (until: string) => sql`e.id, e.no, e.name, e.kind, e.category, e.trade, e.head_id as "headId",
  case when e.head_id = e.id then e.name else app.enterprise_name(e.head_id) end as "headName",
  coalesce(app.enterprise_name(e.parent_id), '') as "parentName", e.unit_code as "unitCode", u.name as "unitName",
  coalesce(case when u.level = 'district' then u.name else d.name end, '') as "districtName", e.workers, e.members, e.party, e.contact,
  e.stage, e.stage_on::text as "stageOn", (${until}::date - e.stage_on)::int as dwell, e.stalled_on::text as "stalledOn",
  e.stall_reason as "stallReason", e.covered_by as "coveredBy", e.exception_reason as "exceptionReason", e.list_on::text as "listOn", e.note,
  coalesce(w.name, '') as "seatName", w.last_contact::text as "lastContact", coalesce(f.family, 0) as family,
  coalesce(f.organised, 0) as "familyOrganised", coalesce(f.workers, 0) as "familyWorkers", coalesce(f.members, 0) as "familyMembers"`;

/** What a row's columns need beside the enterprise itself. */
export const around = sql`join units u on u.code = e.unit_code
  left join units d on d.code = u.parent_code and d.level = 'district'
  left join lateral (select (array_agg(s.name order by s.level = 'city' desc, s.level = 'district' desc))[1] as name,
    max(s.last_contact) as last_contact from working_group_seats s where s.enterprise_id = e.head_id and s.until is null) w on true
  left join lateral (select count(*)::int as family, sum(m.workers)::int as workers, sum(m.members)::int as members,
    count(*) filter (where m.stage in ${listed(organisedStages)})::int as organised
    from enterprises m where e.kind = 'head' and m.head_id = e.id and m.stage <> 'closed') f on true`;

const all = (conditions: SQL[]): SQL => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `));
const eligible = sql`(e.members >= ${ELIGIBLE_MEMBERS} and e.party)`;
const escaped = (text: string) => text.replaceAll(/[\\%_]/g, (c) => `\\${c}`);

/** Standing too long at a stage that has a limit; the rule's twin is dwellsTooLong. */
const tooLong = (today: Day) =>
  sql`(${sql.join(
    Object.entries(dwellLimits).map(
      ([stage, days]) => sql`(e.stage = ${stage} and e.stage_on < ${isoOf(today - (days ?? 0))}::date)`,
    ),
    sql` or `,
  )})`;

/** What warns on the 数据质量 page and under warn=1; the rule's twin is warningsOf. */
const warned = sql`(e.members > e.workers or (e.members = 0 and e.stage in ${listed(organisedStages)})
  or (e.kind = 'head' and e.exception_reason = '' and e.stage in ${listed(stageOrder.slice(2))} and not ${eligible}))`;

/** A name's part in Chinese, pinyin from its beginning or within, initials, or the number. */
export function named(q: string): SQL {
  const text = q.normalize("NFKC").trim();
  const part = `%${escaped(text)}%`;
  if (!/^[\w\s-]+$/.test(text)) return sql`e.name like ${part}`;
  const keys = `%${escaped(text.toLowerCase().replaceAll(/[\s-]/g, ""))}%`;
  return sql`(e.pinyin like ${keys} or e.initials like ${keys} or e.no ilike ${part} or e.name ilike ${part})`;
}

type Ground = Pick<EnterpriseSearchValues, "unit" | "seat" | "kind" | "type" | "head" | "q">;

export interface Place {
  unit: ScopedUnit;
  /** Heads whose families the asker's seats open. */
  seats: readonly number[];
}

/**
 * The part of a search that the funnel, the tabs and the list share. Without a unit it is the own one; families that a seat opens
 * reach beyond it, and are asked for by `seat` or by their head, so that every count has its list.
 */
export function ground(search: Ground, { unit, seats }: Place): SQL {
  const conditions: SQL[] = [];
  const opened = search.seat !== undefined || (search.head !== undefined && seats.includes(search.head));
  if (search.unit !== undefined || !opened)
    conditions.push(sql`e.unit_code >= ${unit.range.lo} and e.unit_code < ${unit.range.hi}`);
  if (search.seat) conditions.push(seats.length === 0 ? sql`false` : sql`e.head_id in ${listed(seats)}`);
  if (search.kind.length > 0) conditions.push(sql`e.kind in ${listed(search.kind)}`);
  if (search.type) conditions.push(sql`e.category = ${search.type}`);
  if (search.head) conditions.push(sql`e.head_id = ${search.head}`);
  if (search.q !== "") conditions.push(named(search.q));
  return all(conditions);
}

/** The dated records that a search asks for, among an enterprise's `r`. */
export const recorded = ({ record, step, asOf }: Pick<EnterpriseSearchValues, "record" | "step" | "asOf">): SQL =>
  all([
    sql`r.voided_at is null and r.kind in ${listed(record)}`,
    ...(step ? [sql`r.step = ${step}`] : []),
    ...(asOf ? [sql`r."on" <= ${asOf}::date`] : []),
  ]);

/** The whole search. */
export function matching(search: EnterpriseSearchValues, place: Place, today: Day): SQL {
  const conditions = [ground(search, place)];
  if (search.stage.length > 0) conditions.push(sql`e.stage in ${listed(search.stage)}`);
  if (search.eligible) conditions.push(search.eligible === "yes" ? eligible : sql`not ${eligible}`);
  if (search.closed) conditions.push(sql`e.stage <> 'closed'`);
  if (search.stalled)
    conditions.push(search.stalled === "1" ? sql`e.stalled_on is not null` : sql`e.stalled_on is null`);
  if (search.dwell) conditions.push(tooLong(today));
  if (search.reached) {
    const first = `${search.reached}-01`;
    conditions.push(sql`e.stage_on >= ${first}::date and e.stage_on < ${first}::date + interval '1 month'`);
  }
  if (search.listed) conditions.push(search.listed === "1" ? sql`e.list_on is not null` : sql`e.list_on is null`);
  if (search.group) {
    const seats = sql`(select count(distinct s.level) from working_group_seats s where s.enterprise_id = e.id and s.until is null)`;
    conditions.push(sql`e.kind = 'head' and ${seats} ${sql.raw(search.group === "full" ? "=" : "<")} 3`);
  }
  if (search.record.length > 0)
    conditions.push(
      sql`exists (select 1 from enterprise_records r where r.enterprise_id = e.id and ${recorded(search)})`,
    );
  if (search.union)
    conditions.push(search.union === "any" ? sql`e.union_code is not null` : sql`e.union_code = ${search.union}`);
  if (search.warn) conditions.push(warned);
  if (search.id.length > 0) conditions.push(sql`e.id in ${listed(search.id)}`);
  return all(conditions);
}

const orders: Record<SortKey, SQL> = {
  name: sql`array_position(array['head', 'subsidiary', 'affiliate'], e.kind), e.no`,
  no: sql`e.no`,
  stage: sql`array_position(array[${sql.join(
    [...stageOrder, "covered", "closed"].map((stage) => sql`${stage}`),
    sql`, `,
  )}]::text[], e.stage)`,
  dwell: sql`e.stage_on desc nulls first`,
  members: sql`e.members`,
  workers: sql`e.workers`,
  unit: sql`e.unit_code`,
};
const reversed: Partial<Record<SortKey, SQL>> = {
  name: sql`array_position(array['affiliate', 'subsidiary', 'head'], e.kind), e.no desc`,
  dwell: sql`e.stage_on asc nulls last`,
};

export function orderOf(sort: EnterpriseSearchValues["sort"]): SQL {
  const down = sort.startsWith("-");
  const key = (down ? sort.slice(1) : sort) as SortKey;
  const order = down ? (reversed[key] ?? sql`${orders[key]} desc`) : orders[key];
  return sql`${order}, e.id`;
}
