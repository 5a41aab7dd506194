import { type SQL, sql } from "drizzle-orm";
import { publishedMonths } from "@/modules/plan";
import { narrow } from "@/modules/units";
import { isoOf } from "@/platform/dates";
import { query } from "@/platform/run";
import { monthBefore } from "../rules/words";
import { DocumentSearch, type DocumentSearchValues } from "../search";
import { columns, type DocumentRow } from "./rows";

const SIZE = 50;

/**
 * Documents that the asker may read, newest first: drafts of the own scope, what was issued there, and what was issued to it.
 * One row a document, `total` under all filters; `drafting` is what a new draft may be made of.
 */
export const documentList = query(
  { name: "document.list", may: "document.read", input: DocumentSearch },
  async (context, search) => {
    const { tx, staff, today } = context;
    const where = await matching(context, search);
    const [counted] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from documents d where ${where}`);
    const rows = await tx.execute<DocumentRow>(sql`select ${columns} from documents d where ${where}
      order by d.state = 'draft' desc, d.issued_on desc nulls first, d.id desc limit ${SIZE} offset ${(search.page - 1) * SIZE}`);
    const months = (await publishedMonths(tx)).map(({ endsOn }) => isoOf(endsOn).slice(0, 7));
    const last = monthBefore(isoOf(today).slice(0, 7));
    const { level } = staff.unit;
    return {
      rows: [...rows],
      total: counted?.n ?? 0,
      size: SIZE,
      drafting: {
        kinds: [
          ...(level === "city" || level === "district" ? (["briefing"] as const) : []),
          ...(level === "district" || level === "street" ? (["progress"] as const) : []),
        ],
        /** Months that a draft may be made of: the last one that is over, and those that are closed; newest first. */
        months: [...new Set([last, ...months])].sort().reverse(),
        closed: months,
      },
    };
  },
);

async function matching(
  context: Parameters<typeof narrow>[0],
  { unit, kind, period, state }: DocumentSearchValues,
): Promise<SQL> {
  const conditions = [sql`true`];
  if (unit !== undefined) {
    const { range } = await narrow(context, unit);
    conditions.push(sql`d.unit_code >= ${range.lo} and d.unit_code < ${range.hi}`);
  }
  if (kind !== undefined) conditions.push(sql`d.kind = ${kind}`);
  if (period !== undefined) conditions.push(sql`d.period = ${period}`);
  if (state !== undefined) conditions.push(sql`d.state = ${state}`);
  return sql.join(conditions, sql` and `);
}

export type DocumentList = Awaited<ReturnType<(typeof documentList)["as"]>>;
