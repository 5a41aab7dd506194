import { sql } from "drizzle-orm";
import type { Barred, Undone } from "@/modules/imports";
import type { CommandContext, Context } from "@/platform/run";
import { movingFigures, withoutThem } from "../figures";
import { hang } from "../writes/family";
import type { EnterpriseBefore, EnterpriseData } from "./content";
import { ledgerOf, restore } from "./write";

type UndoneRow = Undone<EnterpriseData, EnterpriseBefore>;

interface Standing extends Record<string, unknown> {
  total: number;
  sheet: string;
  row: number;
  name: string;
  changed: boolean;
  above: boolean;
  urged: boolean;
  listed: boolean;
  locked: string | null;
}

/**
 * Rows that stay: changed, moved on, recorded on or seated since, counted in a month that is approved, or added by the import and by now above somebody else's row
 * or the subject of a follow-up. A change of the row raises its version; the family place alone may be settled later.
 */
export async function enterprisesBarred({ tx }: Context, batch: number, limit: number): Promise<Barred> {
  const rows = await tx.execute<Standing>(sql`
    with written as materialized (
      select r.sheet, r."row", jsonb_typeof(r.before) is distinct from 'object' as added, a.*
      from import_rows r cross join lateral jsonb_to_record(r.data -> 'after')
        as a(id int, version int, "unitCode" text, no text, name text, events jsonb, records int, seats int)
      where r.batch_id = ${batch} and r.data ? 'after'),
    judged as (
      select w.sheet, w."row", w.name,
        (e.version, e.unit_code, e.no,
          (select coalesce(jsonb_agg(s.id order by s.id), '[]') from enterprise_stages s where s.enterprise_id = e.id),
          (select count(*) from enterprise_records r where r.enterprise_id = e.id),
          (select count(*) from working_group_seats g where g.enterprise_id = e.id))
          is distinct from (w.version, w."unitCode", w.no, w.events, w.records, w.seats) as changed,
        -- Rows of one import carry one moment, that of its transaction; those that it corrected go back under their old parents.
        w.added and exists (select 1 from enterprises c where c.parent_id = e.id and c.created_at <> e.created_at
          and c.id not in (select id from written)) as above,
        w.added and e.list_on is not null as listed,
        w.added and exists (select 1 from follow_ups f where f.subject = 'enterprise:' || e.id) as urged,
        -- A month's report that was approved with what the import posted.
        (select max(l.period) from figure_postings p join reports l on l.unit_code = p.unit_code and l.cadence = 'month'
            and l.state = 'approved' and p.day between l.starts_on and l.ends_on and l.decided_at > p.recorded_at
          where p.source = 'enterprise:' || e.id and p.recorded_at >= (select created_at from import_batches where id = ${batch})) as locked
      from written w left join enterprises e using (id))
    select (count(*) over ())::int as total, sheet, "row", name, changed, above, urged, listed, locked from judged
    where changed or above or urged or listed or locked is not null order by "row" limit ${limit}`);
  return {
    rows: rows[0]?.total ?? 0,
    first: rows.map((row) => ({ sheet: row.sheet, row: row.row, reason: whyOf(row) })),
  };
}

function whyOf({ name, changed, above, urged, listed, locked }: Standing): string {
  if (changed) return `（${name}）之后又有改动`;
  if (listed) return `（${name}）已列入应建会清单`;
  if (!above && !urged) return `（${name}）所在月份 ${locked} 的报告已通过，账期已锁定`;
  return `（${name}）${above ? "之后登记了它的下级企业" : "之后发出了督办"}`;
}

/** Puts corrected rows back and marks what the import added for removal; the figures are reversed by new postings. */
export async function undoEnterprises(context: CommandContext, rows: UndoneRow[]): Promise<void> {
  const { tx, record } = context;
  const ledger = ledgerOf(tx);
  const added = rows.filter(({ before }) => before === null).map(({ after }) => after.id);
  await ledger.append(await withoutThem(tx, added));
  ledger.removed.push(...added);
  const corrected = rows.flatMap(({ before }) => (before ? [before] : []));
  await movingFigures(
    tx,
    corrected.map(({ id }) => id),
    async () => {
      for (const before of corrected) {
        await restore(tx, before);
        await hang(context, before.id, before.parentId);
      }
    },
    () => [],
    ledger.append,
  );
  for (const { before, after } of rows) {
    // Rows that the import had added are gone; the batch tells of them.
    if (!before) continue;
    record({
      subject: { kind: "enterprise", id: after.id },
      unit: after.unitCode,
      before: { stage: after.stage, workers: after.workers, members: after.members },
      after: { stage: before.stage, workers: before.workers, members: before.members },
      note: `撤销导入 ${after.name}`,
    });
  }
}

/** Once for a whole file: adds the figures up, and deletes what an undo takes back, parents and children in one statement. */
export async function settleEnterprises({ tx }: CommandContext): Promise<void> {
  const { removed, settle } = ledgerOf(tx);
  await settle();
  if (removed.length === 0) return;
  const list = sql`(select x::int from jsonb_array_elements_text(${JSON.stringify(removed)}::jsonb) x)`;
  await tx.execute(sql`delete from enterprise_stages where enterprise_id in ${list}`);
  await tx.execute(sql`delete from enterprises where id in ${list}`);
}
