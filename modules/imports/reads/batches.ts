import { and, count, desc, inArray, ne } from "drizzle-orm";
import { importBatches } from "@/db/schema";
import { query } from "@/platform/run";
import { barredRows } from "../barred";
import { adapterOf, type Batch, batchNo, type ImportGroup } from "../group";
import { ImportSearch, PAGE_BATCHES } from "../search";

/** Earlier batches of a group inside the scope, newest first; an accepted one says how many of its rows bar an undo. */
export const batchesQuery = (group: ImportGroup) =>
  query({ name: `${group.id}.import-batches`, may: group.may, input: ImportSearch }, async (context, search) => {
    const { tx } = context;
    const ids = group.adapters.map((adapter) => adapter.id);
    const where = and(inArray(importBatches.ledger, ids), ne(importBatches.state, "discarded"));
    const [sum] = await tx.select({ n: count() }).from(importBatches).where(where);
    const pages = Math.max(1, Math.ceil((sum?.n ?? 0) / PAGE_BATCHES));
    const page = search.batch ? 1 : Math.min(search.page, pages);
    const rows = await tx
      .select()
      .from(importBatches)
      .where(where)
      .orderBy(desc(importBatches.id))
      .limit(PAGE_BATCHES)
      .offset((page - 1) * PAGE_BATCHES);
    const batches = [];
    for (const row of rows) {
      const adapter = adapterOf(group, row.ledger);
      const found = row.state === "accepted" ? await barredRows(context, adapter, row.id, 1) : { rows: 0, first: [] };
      const barred = { rows: found.rows, first: found.first[0]?.reason ?? "" };
      batches.push({
        ...{ id: row.id, no: batchNo(row.id), title: adapter.title, fileName: row.fileName, state: row.state },
        ...{ uploader: row.uploaderName, counts: row.counts as unknown as Batch["counts"], barred },
        ...{ createdAt: row.createdAt, acceptedAt: row.acceptedAt, undoneAt: row.undoneAt },
      });
    }
    return { batches, page, pages, total: sum?.n ?? 0 };
  });

export type BatchLine = Awaited<ReturnType<ReturnType<typeof batchesQuery>["as"]>>["batches"][number];
