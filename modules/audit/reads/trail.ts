import { type SQL, sql } from "drizzle-orm";
import { cursor } from "@/platform/cursor";
import { listing, type Tx } from "@/platform/run";
import { subtree } from "@/platform/staff";
import { AuditSearch, type AuditSearchInput } from "../search";

export interface AuditRow extends Record<string, unknown> {
  id: number;
  /** YYYY-MM-DD HH:mm:ss in Asia/Shanghai. */
  at: string;
  person: string;
  unit: string;
  verb: string;
  outcome: "ok" | "refused" | "failed" | "conflict";
  subjectKind: string;
  subjectId: string;
  note: string;
  address: string;
  requestId: string;
}

export interface AuditEntry extends AuditRow {
  before: unknown;
  after: unknown;
  aboutUnit: string;
}

const columns = sql`l.id::float8 as id, to_char(l.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as at,
  l.staff_name as person, l.staff_unit as unit, l.verb, l.outcome, coalesce(l.subject_kind, '') as "subjectKind",
  coalesce(l.subject_id, '') as "subjectId", l.note, l.address, l.request_id as "requestId"`;

interface Days {
  from: string;
  to: string;
}

/** The asked days; an open end is the other end, and without both it is today by the database's clock. */
async function daysOf(tx: Tx, { from, to }: AuditSearchInput): Promise<Days> {
  const [row] = await tx.execute<{ day: string }>(sql`select (now() at time zone 'Asia/Shanghai')::date::text as day`);
  const today = row?.day ?? "";
  const days = { from: from ?? to ?? today, to: to ?? from ?? today };
  return days.from <= days.to ? days : { from: days.to, to: days.from };
}

const during = ({ from, to }: Days) => sql`l.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'
  and l.at < (${to}::date + 1)::timestamp at time zone 'Asia/Shanghai'`;

const isExport = sql`l.verb like 'export.%'`;

function matching({ unit, verb, q }: AuditSearchInput): SQL {
  const parts: SQL[] = [sql`true`];
  if (unit) {
    const { lo, hi } = subtree(unit);
    parts.push(sql`l.unit_code >= ${lo} and l.unit_code < ${hi}`);
  }
  if (verb) parts.push(sql`l.verb = ${verb}`);
  if (q) {
    const part = `%${q.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
    parts.push(sql`(l.staff_name like ${part} or l.staff_unit like ${part} or l.subject_id like ${part} or l.note like ${part}
      or l.request_id like ${part} or l.address like ${part}
      or l.staff_id in (select id from accounts where account like ${part}))`);
  }
  return sql.join(parts, sql` and `);
}

function inTab({ outcome }: AuditSearchInput): SQL {
  if (outcome === undefined) return sql`true`;
  return outcome === "export" ? isExport : sql`l.outcome = ${outcome}`;
}

const statement = (search: AuditSearchInput, days: Days, limits: SQL) => sql`select ${columns} from audit_log l
  where ${during(days)} and ${matching(search)} and ${inTab(search)} order by l.at desc, l.id desc ${limits}`;

/**
 * The audit log by the page's search, newest first: one row a record. `counts` are the tabs within the days and filters,
 * `verbs` the actions that occurred in those days, `open` the row asked for by `sheet`, with what it changed.
 */
export const trail = listing(
  { name: "audit.trail", may: "audit.read", input: AuditSearch },
  async ({ tx }, search) => {
    const days = await daysOf(tx, search);
    const limits = sql`limit ${search.size} offset ${(search.page - 1) * search.size}`;
    const rows = [...(await tx.execute<AuditRow>(statement(search, days, limits)))];
    const [counted] = await tx.execute<{
      all: number;
      refused: number;
      failed: number;
      conflict: number;
      export: number;
    }>(sql`
      select count(*)::int as all, count(*) filter (where l.outcome = 'refused')::int as refused,
        count(*) filter (where l.outcome = 'failed')::int as failed, count(*) filter (where l.outcome = 'conflict')::int as conflict,
        count(*) filter (where ${isExport})::int as export
      from audit_log l where ${during(days)} and ${matching(search)}`);
    const counts = counted ?? { all: 0, refused: 0, failed: 0, conflict: 0, export: 0 };
    const verbs = await tx.execute<{ verb: string }>(
      sql`select distinct l.verb from audit_log l where ${during(days)} order by 1`,
    );
    const total = search.outcome ? counts[search.outcome] : counts.all;
    return { rows, counts, total, days, verbs: verbs.map((row) => row.verb), open: await opened(tx, search.sheet) };
  },
  async function* ({ tx }, search) {
    yield* cursor<AuditRow>(tx, statement(search, await daysOf(tx, search), sql``));
  },
);

async function opened(tx: Tx, id: number | undefined): Promise<AuditEntry | null> {
  if (id === undefined) return null;
  const [entry] =
    await tx.execute<AuditEntry>(sql`select ${columns}, l.before, l.after, coalesce(u.title, l.unit_code, '') as "aboutUnit"
    from audit_log l left join units u on u.code = l.unit_code where l.id = ${id}`);
  return entry ?? null;
}
