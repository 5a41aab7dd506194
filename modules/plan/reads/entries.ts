import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { narrow, unitParam } from "@/modules/units";
import { timeText } from "@/platform/clock";
import { cursor } from "@/platform/cursor";
import { isoOf } from "@/platform/dates";
import { type Context, listing } from "@/platform/run";
import { type Range, within } from "@/platform/staff";
import { type TaskRow, taskOf } from "./parties";

export const EntriesSearch = z.object({
  task: z.coerce.number().int().positive().max(2_147_483_647),
  unit: unitParam.optional(),
  /** Only what the unit itself reported, without its subtree. */
  own: z.literal("1").optional(),
  asOf: z.iso.date().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(5).max(200).default(20),
});

export interface EvidenceItem {
  id: string;
  name: string;
  type: string;
  size: number;
}

export interface EntryRow extends Record<string, unknown> {
  id: number;
  /** Day that the increment counts for. */
  day: string;
  unitCode: string;
  unitName: string;
  /** Stored units; a ratio's numerator. */
  amount: number;
  base: number | null;
  note: string;
  author: string;
  at: string;
  /** Taken back by a later entry, or itself taking one back. */
  reversed: boolean;
  reversal: boolean;
  evidence: EvidenceItem[];
  kind: TaskRow["kind"];
  measure: string;
}

export const evidenceOf = (kind: "progress" | "request", id: SQL) => sql`coalesce((select json_agg(json_build_object(
    'id', f.id, 'name', f.name, 'type', f.type, 'size', f.size) order by f.uploaded_at, f.id)
  from evidence_files f where f.owner_kind = ${kind} and f.owner_id = ${id}), '[]')`;

function matching(task: TaskRow, range: Range, { own, asOf }: z.output<typeof EntriesSearch>): SQL {
  const conditions = [
    sql`p.task_id = ${task.id} and p.unit_code >= ${range.lo} and p.unit_code < ${range.hi}`,
    ...(own ? [sql`p.unit_code = ${range.lo}`] : []),
    ...(asOf ? [sql`p.day <= ${asOf}::date`] : []),
  ];
  return sql.join(conditions, sql` and `);
}

function statement(task: TaskRow, where: SQL, tail: SQL): SQL {
  return sql`select p.id::float8 as id, p.day::text as day, p.unit_code as "unitCode", u.short_name as "unitName",
      p.amount::float8 as amount, p.base::float8 as base, p.note, p.author_name as author, p.created_at::text as at,
      p.note like '冲正第 %' as reversal,
      exists (select 1 from progress_entries r where r.task_id = p.task_id and r.unit_code = p.unit_code
        and r.note like '冲正第 ' || p.id || ' 号填报：%') as reversed,
      ${evidenceOf("progress", sql`p.id::text`)} as evidence,
      ${task.kind}::text as kind, ${task.unitName}::text as measure
    from progress_entries p join units u on u.code = p.unit_code
    where ${where} order by p.day desc, p.id desc ${tail}`;
}

const shown = (row: EntryRow): EntryRow => ({ ...row, at: timeText(row.at) });

async function scope(context: Context, search: z.output<typeof EntriesSearch>) {
  const unit = await narrow(context, search.unit);
  return { unit, task: await taskOf(context.tx, search.task) };
}

/**
 * The reports of a task in a unit's subtree, newest day first, with their evidence: the rows behind a typed figure. Sums are those of all
 * rows, in stored units; `reverses` is the unit whose rows the reader may take back.
 */
export const entries = listing(
  { name: "plan.entries", may: "plan.read", input: EntriesSearch },
  async (context, search) => {
    const { tx, staff } = context;
    const { unit, task } = await scope(context, search);
    const where = matching(task, unit.range, search);
    const [sum] = await tx.execute<{ n: number; amount: number; base: number }>(sql`
      select count(*)::int as n, coalesce(sum(amount), 0)::float8 as amount, coalesce(sum(base), 0)::float8 as base
      from progress_entries p where ${where}`);
    const from = (search.page - 1) * search.size;
    const rows = await tx.execute<EntryRow>(statement(task, where, sql`limit ${search.size}::int offset ${from}::int`));
    return {
      task: { id: task.id, title: task.title, kind: task.kind, unitName: task.unitName },
      unit: { code: unit.code, title: unit.title },
      rows: rows.map(shown),
      total: sum?.n ?? 0,
      sum: { amount: sum?.amount ?? 0, base: sum?.base ?? 0 },
      today: isoOf(context.today),
      page: search.page,
      size: search.size,
      reverses: staff.may.has("plan.report") && within(staff.write, staff.unit.code) ? staff.unit.code : null,
    };
  },
  async function* (context, search) {
    const { unit, task } = await scope(context, search);
    const all = statement(task, matching(task, unit.range, search), sql``);
    for await (const batch of cursor<EntryRow>(context.tx, all)) yield batch.map(shown);
  },
);
