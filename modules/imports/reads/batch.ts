import { and, asc, eq, ne, sql } from "drizzle-orm";
import { importRows, units } from "@/db/schema";
import { query } from "@/platform/run";
import { barredRows } from "../barred";
import { adapterOf, batchNo, batchOf, type ImportGroup } from "../group";
import { bare } from "../reading/heads";
import { ImportSearch, outcomes, PAGE_ROWS } from "../search";

const MAX_QUESTIONS = 200;
const MAX_OBSTACLES = 200;

const BatchInput = ImportSearch.required({ batch: true });

export type MappedBy = "same" | "alias" | "hand" | "last" | "none";

/** One batch for its page: how the file was read, the counts, one tab's rows, open questions, and what bars an undo. */
export const batchQuery = (group: ImportGroup) =>
  query({ name: `${group.id}.import-batch`, may: group.may, input: BatchInput }, async (context, search) => {
    const { tx } = context;
    const batch = await batchOf(context, group, search.batch);
    const adapter = adapterOf(group, batch.ledger);
    const columns = await adapter.columns(context);
    const byKey = new Map(columns.map((column) => [column.key, column]));
    const outcome = search.outcome ?? outcomes.find((one) => batch.counts[one] > 0) ?? "add";
    const total = batch.counts[outcome];
    const page = Math.min(search.page, Math.max(1, Math.ceil(total / PAGE_ROWS)));
    const [unit] = await tx.select({ title: units.title }).from(units).where(eq(units.code, batch.unitCode));
    const rows = await tx
      .select({
        row: importRows.row,
        column: importRows.column,
        reason: importRows.reason,
        original: importRows.original,
        key: importRows.key,
      })
      .from(importRows)
      .where(and(eq(importRows.batchId, batch.id), eq(importRows.outcome, outcome)))
      .orderBy(asc(importRows.id))
      .limit(PAGE_ROWS)
      .offset((page - 1) * PAGE_ROWS);
    const questions =
      batch.state === "preview" && batch.counts.question > 0
        ? await tx
            .select({
              row: importRows.row,
              key: importRows.key,
              subject: sql<string>`${importRows.data} #>> '{question,subject}'`,
              outcome: importRows.outcome,
              column: sql<string>`${importRows.data} #>> '{question,column}'`,
              original: sql<string>`${importRows.data} #>> '{question,original}'`,
              ask: sql<string>`${importRows.data} #>> '{question,ask}'`,
            })
            .from(importRows)
            .where(
              and(
                eq(importRows.batchId, batch.id),
                ne(importRows.outcome, "refuse"),
                sql`${importRows.data} ? 'question'`,
              ),
            )
            .orderBy(asc(importRows.id))
            .limit(MAX_QUESTIONS)
        : [];
    const barred =
      batch.state === "accepted" ? await barredRows(context, adapter, batch.id, MAX_OBSTACLES) : { rows: 0, first: [] };
    return {
      ...{ id: batch.id, no: batchNo(batch.id), state: batch.state, counts: batch.counts, reading: batch.reading },
      ...{ fileName: batch.fileName, fileSize: batch.fileSize, uploader: batch.uploaderName, unit: unit?.title ?? "" },
      ...{ createdAt: batch.createdAt, acceptedAt: batch.acceptedAt, undoneAt: batch.undoneAt },
      title: adapter.title,
      barred: barred.rows,
      columns: columns.map(({ key, label, required }) => ({ key, label, required })),
      mapped: batch.reading.heads.map((head, index) => {
        const key = batch.reading.mapping[index] ?? null;
        const { byHeads } = batch.reading;
        const last = byHeads !== undefined && (byHeads[index] ?? null) !== key;
        return { head, key, by: last ? ("last" as const) : mappedBy(head, key ? byKey.get(key) : undefined) };
      }),
      ...{
        outcome,
        page,
        pages: Math.max(1, Math.ceil(total / PAGE_ROWS)),
        total,
        rows,
        questions,
        obstacles: barred.first,
      },
    };
  });

function mappedBy(head: string, column: { label: string; aliases: readonly string[] } | undefined): MappedBy {
  if (!column) return "none";
  if (bare(column.label) === bare(head)) return "same";
  return column.aliases.some((alias) => bare(alias) === bare(head)) ? "alias" : "hand";
}

export type BatchView = Awaited<ReturnType<ReturnType<typeof batchQuery>["as"]>>;
