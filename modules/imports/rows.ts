import { and, asc, desc, eq, gte, lte, ne, sql } from "drizzle-orm";
import { importRows } from "@/db/schema";
import type { Tx } from "@/platform/run";
import type { Cell } from "@/platform/sheets";
import type { Adapter, Judged, Note, Question, Undone } from "./adapter";
import type { RawRow } from "./reading/read";

export const WHOLE_ROWS = 5000;
const BATCH_ROWS = 1000;
/** Texts beyond 128 KB are kept apart by the engine and cleared away late: many small statements keep the server small. */
const INSERT_ROWS = 120;

/** What a stored row remembers beside its outcome; `after` marks a row that was written. */
interface Memory {
  cells: Cell[];
  data: unknown;
  question?: Question;
  after?: unknown;
}

type Row = typeof importRows.$inferSelect;

export type StoredRow = Pick<Row, "id" | "sheet" | "row" | "key" | "outcome" | "before"> & { data: Memory };

export const rowsAtOnce = (adapter: Adapter): number => (adapter.whole ? WHOLE_ROWS : BATCH_ROWS);

/** Compares as the database would give it back: keys in any order, absent the same as undefined. */
export function sameJson(a: unknown, b: unknown): boolean {
  const [one, other] = [plain(a), plain(b)];
  if (one === other) return true;
  if (!isObject(one) || !isObject(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = keysOf(one);
  return (
    keys.length === keysOf(other).length &&
    keys.every((key) => other[key] !== undefined && sameJson(one[key], other[key]))
  );
}

const plain = (value: unknown): unknown => (value instanceof Date ? value.toJSON() : (value ?? null));
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const keysOf = (value: Record<string, unknown>) => Object.keys(value).filter((key) => value[key] !== undefined);

const joined = (notes: Note[], part: keyof Note) =>
  [...new Set(notes.map((note) => note[part]).filter(Boolean))].join("；");

/** Adds a warning to rows that stand already, beside those that they have; answers how many had none before. */
export async function addWarnings(
  tx: Tx,
  batch: { id: number; unitCode: string; sheet: string },
  notes: ReadonlyMap<number, Note>,
): Promise<number> {
  const text = JSON.stringify([...notes].map(([row, note]) => ({ row, ...note })));
  const given = sql`jsonb_to_recordset(${text}::jsonb) as x("row" int, "column" text, reason text, original text)`;
  const both = (column: "column" | "reason" | "original") =>
    sql.raw(`"${column}" = concat_ws('；', w."${column}", x."${column}")`);
  await tx.execute(sql`update import_rows w set ${both("column")}, ${both("reason")}, ${both("original")}
    from ${given} where w.batch_id = ${batch.id} and w.outcome = 'warn' and w."row" = x."row"`);
  const added =
    await tx.execute(sql`insert into import_rows (batch_id, unit_code, sheet, "row", key, outcome, "column", reason, original)
    select ${batch.id}::int, ${batch.unitCode}, ${batch.sheet}, x."row", r.key, 'warn', x."column", x.reason, x.original
    from ${given} join import_rows r on r.batch_id = ${batch.id} and r."row" = x."row" and r.outcome in ('add', 'change')
    where not exists (select 1 from import_rows w where w.batch_id = ${batch.id} and w.outcome = 'warn' and w."row" = x."row") returning id`);
  return added.length;
}

/** Stores judged rows: one entry with the outcome, and a second one where the row goes in but deserves a look. */
export async function insertRows(
  tx: Tx,
  batch: { id: number; unitCode: string; sheet: string },
  rows: { raw: RawRow; judged: Judged }[],
): Promise<void> {
  const values = rows.flatMap(({ raw, judged }) => {
    const { refusals, warnings, question, data, before, key, outcome } = judged;
    const base = { row: raw.row, key };
    const memory: Memory = { cells: raw.cells, data, ...(question && { question }) };
    const refused = outcome === "refuse";
    const main = {
      ...base,
      outcome,
      column: joined(refusals, "column"),
      reason: refused ? joined(refusals, "reason") : judged.summary,
      original: joined(refusals, "original"),
      data: memory,
      before: before ?? null,
    };
    if (warnings.length === 0) return [main];
    const warning = {
      ...base,
      outcome: "warn",
      column: joined(warnings, "column"),
      reason: joined(warnings, "reason"),
      original: joined(warnings, "original"),
      data: null,
      before: null,
    };
    return [main, warning];
  });
  for (let i = 0; i < values.length; i += INSERT_ROWS) {
    // As one parameter: thousands of them are slow to build and to parse, and their pieces linger in the server's memory.
    const text = JSON.stringify(values.slice(i, i + INSERT_ROWS));
    await tx.execute(sql`insert into import_rows (batch_id, unit_code, sheet, "row", key, outcome, "column", reason, original, data, before)
      select ${batch.id}, ${batch.unitCode}, ${batch.sheet}, x."row", x.key, x.outcome, x."column", x.reason, x.original, x.data, x.before
      from jsonb_to_recordset(${text}::jsonb) as x("row" int, key text, outcome text, "column" text, reason text, original text, data jsonb, before jsonb)`);
  }
}

/** First and last id of a batch's rows. They stand close together, so that pages between the two read little else. */
async function boundsOf(tx: Tx, batchId: number): Promise<{ first: number; last: number }> {
  const { id } = importRows;
  const [bounds] = await tx
    .select({ first: sql<number>`coalesce(min(${id}), 1)::float8`, last: sql<number>`coalesce(max(${id}), 0)::float8` })
    .from(importRows)
    .where(eq(importRows.batchId, batchId));
  return bounds!;
}

/** The batch's rows in file order, in pieces that the adapter can take; rows stored meanwhile are left out. */
export async function* storedRows(tx: Tx, batchId: number, size: number): AsyncGenerator<StoredRow[]> {
  const { id, sheet, row, key, outcome, data, before } = importRows;
  const bounds = await boundsOf(tx, batchId);
  for (let from = bounds.first; ; ) {
    const rows = await tx
      .select({ id, sheet, row, key, outcome, data, before })
      .from(importRows)
      .where(and(eq(importRows.batchId, batchId), ne(outcome, "warn"), gte(id, from), lte(id, bounds.last)))
      .orderBy(asc(id))
      .limit(size);
    if (rows.length > 0) yield rows as StoredRow[];
    if (rows.length < size) return;
    from = rows.at(-1)!.id + 1;
  }
}

/** Rows that an acceptance wrote, last ones first. */
export async function* writtenRows(tx: Tx, batchId: number, size: number): AsyncGenerator<Undone[]> {
  const { id, sheet, row, key, before, data } = importRows;
  const bounds = await boundsOf(tx, batchId);
  for (let to = bounds.last; ; ) {
    const rows = await tx
      .select({
        ...{
          id,
          sheet,
          row,
          key,
          before,
          data: sql<unknown>`${data} -> 'data'`,
          after: sql<unknown>`${data} -> 'after'`,
        },
      })
      .from(importRows)
      .where(and(eq(importRows.batchId, batchId), gte(id, bounds.first), lte(id, to), sql`${data} ? 'after'`))
      .orderBy(desc(id))
      .limit(size);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    to = rows.at(-1)!.id - 1;
  }
}

/** Marks rows as written: with the data that went in (answers included) and with what stood there afterwards. */
export async function markWritten(tx: Tx, rows: { id: number; data: unknown; after: unknown }[]): Promise<void> {
  for (let i = 0; i < rows.length; i += INSERT_ROWS) {
    const some = rows.slice(i, i + INSERT_ROWS);
    const patches = JSON.stringify(some.map(({ id, data, after }) => ({ id, patch: { data, after } })));
    await tx.execute(sql`update import_rows r set data = r.data || x.patch
      from jsonb_to_recordset(${patches}::jsonb) as x(id bigint, patch jsonb) where r.id = x.id`);
  }
}
