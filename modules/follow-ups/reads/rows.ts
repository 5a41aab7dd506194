import { type SQL, sql } from "drizzle-orm";
import { type Day, isoOf } from "@/platform/dates";
import { type Range, subtree } from "@/platform/staff";
import type { FollowUpState } from "@/vocab/follow-up-states";
import { type FollowUpLevel, levelOrder } from "@/vocab/levels";
import type { FollowUpSearchValues, SortKey } from "../search";

/** A follow-up as lists, exports and the sheet know it; days as YYYY-MM-DD, moments as the database's text. */
export interface FollowUpRow extends Record<string, unknown> {
  id: number;
  level: FollowUpLevel;
  /** 督办〔2026〕12 号; null below 督办. */
  no: string | null;
  title: string;
  state: FollowUpState;
  dueOn: string;
  issuedOn: string;
  closedOn: string | null;
  /** Day of the last feedback. */
  submittedOn: string | null;
  unitCode: string;
  unitTitle: string;
  issuerUnit: string;
  issuerTitle: string;
  assigneeName: string;
  taskId: number | null;
  taskCode: string | null;
  taskTitle: string | null;
  /** What else it is about, as kind:id. */
  subject: string | null;
  /** 事项来源 in words; empty for a task's own. */
  source: string;
  parentId: number | null;
  /** Sub-follow-ups within the asker's scope, and those of them not closed. */
  below: number;
  belowOpen: number;
  /** An extension waits for the issuer's decision. */
  asked: boolean;
  lastKind: string;
  lastText: string;
  lastBy: string;
  lastAt: string;
  notes: number;
}

/** The calendar day of a moment in Asia/Shanghai. */
export const dayIn = (moment: SQL) => sql`(${moment} at time zone 'Asia/Shanghai')::date`;

/** Whether an extension waits for its decision. */
export const isAsked = sql`exists (select 1 from follow_up_extensions x where x.follow_up_id = f.id and x.state = 'asked')`;

export const columns = sql`f.id, f.level, f.no, f.title, f.state, f.due_on::text as "dueOn",
  ${dayIn(sql`f.created_at`)}::text as "issuedOn", ${dayIn(sql`f.closed_at`)}::text as "closedOn",
  ${dayIn(sql`f.submitted_at`)}::text as "submittedOn", f.source, f.parent_id as "parentId",
  coalesce(b.below, 0) as below, coalesce(b.open, 0) as "belowOpen", ${isAsked} as asked,
  f.unit_code as "unitCode", u.title as "unitTitle", f.issuer_unit as "issuerUnit", iu.title as "issuerTitle",
  coalesce(a.name, '') as "assigneeName", f.task_id as "taskId", t.code as "taskCode", t.title as "taskTitle", f.subject,
  coalesce(e.kind, 'issued') as "lastKind", coalesce(e.text, '') as "lastText", coalesce(e.staff_unit, iu.title) as "lastBy",
  coalesce(e.at, f.created_at)::text as "lastAt", coalesce(n.notes, 0) as notes`;

export const tables = sql`follow_ups f
  join units u on u.code = f.unit_code
  join units iu on iu.code = f.issuer_unit
  left join tasks t on t.id = f.task_id
  left join accounts a on a.id = f.assignee_id
  left join lateral (select kind, text, staff_unit, at from follow_up_events where follow_up_id = f.id order by id desc limit 1) e on true
  left join lateral (select count(*)::int as below, count(*) filter (where c.state <> 'closed')::int as open
    from follow_ups c where c.parent_id = f.id having count(*) > 0) b on true
  left join lateral (select count(*)::int as notes from follow_up_events where follow_up_id = f.id and kind = 'note') n on true`;

export const isOpen = sql`f.state <> 'closed'`;

const inside = (column: SQL, { lo, hi }: Range) => sql`${column} >= ${lo} and ${column} < ${hi}`;
const all = (conditions: SQL[]): SQL => (conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `));

/** A list as one text parameter: a list that the driver would otherwise spread over many. */
const oneOf = (column: SQL, values: readonly (string | number)[]) =>
  sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;

export interface Post {
  unit: string;
  handles: boolean;
  issues: boolean;
}

/** Issued by the unit, or by a street below it to itself: the unit above decides what that is worth. */
const issuedFor = (unit: string): SQL => sql`(f.issuer_unit = ${unit} or (f.issuer_unit = f.unit_code
  and exists (select 1 from units street where street.code = f.issuer_unit and street.level = 'street' and street.parent_code = ${unit})))`;

/** What waits for a post: to sign or to handle what is addressed to it, to close what came back to it, to decide an extension. */
export function waitsFor({ unit, handles, issues }: Post): SQL {
  return sql`((${handles} and f.unit_code = ${unit} and f.state in ('issued', 'signed', 'in_progress', 'returned'))
    or (${issues} and ${issuedFor(unit)} and (f.state = 'submitted' or (f.state <> 'closed' and ${isAsked}))))`;
}

/** The part of the search that the page's counts share: everything but state, level, age and lateness. */
export function ground(search: FollowUpSearchValues, post: Post): SQL {
  const conditions: SQL[] = [];
  if (search.unit !== undefined && search.own !== undefined) conditions.push(sql`f.unit_code = ${search.unit}`);
  else if (search.unit !== undefined) conditions.push(inside(sql`f.unit_code`, subtree(search.unit)));
  if (search.task !== undefined) conditions.push(sql`f.task_id = ${search.task}`);
  if (search.instruction !== undefined) conditions.push(sql`f.instruction_id = ${search.instruction}`);
  if (search.mine !== undefined) conditions.push(waitsFor(post));
  if (search.id.length > 0) conditions.push(oneOf(sql`f.id::text`, search.id));
  if (search.q !== "") {
    const part = `%${search.q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    conditions.push(
      sql`(f.no like ${part} or f.title like ${part} or f.body like ${part} or u.title like ${part} or t.title like ${part})`,
    );
  }
  return all(conditions);
}

/** Whether the last feedback of a closed one came by its due day. */
export const inTime = sql`coalesce(${dayIn(sql`f.submitted_at`)}, ${dayIn(sql`f.closed_at`)}) <= f.due_on`;

/** The day of issue as it stands in `issued=`: its year, quarter or month. */
export const issuedIn = (span: string): SQL =>
  sql`to_char(f.created_at at time zone 'Asia/Shanghai', ${/^\d{4}$/.test(span) ? "YYYY" : span.includes("Q") ? 'YYYY-"Q"Q' : "YYYY-MM"}) = ${span}`;

/** Days that the calendar decides on: those of issue for an age, those of issue and signature together. */
export interface Chosen {
  aged: readonly string[] | null;
  signed: readonly string[] | null;
}

/** Issue day and day of signature of one that was signed for, as one key. */
export const signedKey = sql`(${dayIn(sql`f.created_at`)}::text || ' ' || ${dayIn(sql`f.signed_at`)}::text)`;

/** The whole search; `chosen` are the days that age and signature stand for. */
export function matching(search: FollowUpSearchValues, post: Post, today: Day, chosen: Chosen): SQL {
  const conditions = [ground(search, post)];
  if (search.state.length > 0) conditions.push(oneOf(sql`f.state`, search.state));
  // A named set is shown whole, whatever became of its members.
  else if (search.id.length === 0 && search.all === undefined && search.ended === undefined) conditions.push(isOpen);
  if (search.asked !== undefined)
    conditions.push(sql`${post.issues} and f.issuer_unit = ${post.unit} and f.state <> 'submitted' and ${isAsked}`);
  if (search.issued !== undefined) conditions.push(issuedIn(search.issued));
  if (search.signed !== undefined) conditions.push(sql`f.signed_at is not null`);
  if (chosen.signed !== null) conditions.push(oneOf(signedKey, chosen.signed));
  if (search.ended !== undefined)
    conditions.push(sql`f.state = 'closed' and ${search.ended === "in_time" ? inTime : sql`not ${inTime}`}`);
  if (search.level.length > 0) conditions.push(oneOf(sql`f.level`, search.level));
  if (search.overdue !== undefined) conditions.push(sql`f.due_on < ${isoOf(today)}::date and ${isOpen}`);
  if (search.period !== undefined)
    conditions.push(sql`to_char(${dayIn(sql`f.closed_at`)}, 'YYYY-MM') = ${search.period}`);
  if (chosen.aged !== null) conditions.push(isOpen, oneOf(sql`${dayIn(sql`f.created_at`)}::text`, chosen.aged));
  return all(conditions);
}

const ordinal = (column: SQL, order: readonly string[]) =>
  sql`array_position(${`{${order.join(",")}}`}::text[], ${column})`;
const stateOrder = ["issued", "signed", "in_progress", "returned", "submitted", "closed"];

const sorts: Record<SortKey, SQL> = {
  level: ordinal(sql`f.level`, levelOrder),
  due: sql`f.due_on`,
  state: ordinal(sql`f.state`, stateOrder),
  unit: sql`f.unit_code`,
  issued: sql`f.created_at`,
};

export function orderOf(sort: FollowUpSearchValues["sort"]): SQL {
  const key = sort.replace("-", "") as SortKey;
  const direction = sort.startsWith("-") ? sql`desc` : sql`asc`;
  // Of two with the same date the heavier one stands first.
  return sql`${sorts[key]} ${direction}, ${sorts.level} desc, f.id`;
}
