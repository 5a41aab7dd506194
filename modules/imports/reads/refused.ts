import { sql } from "drizzle-orm";
import { cursor } from "@/platform/cursor";
import { listing } from "@/platform/run";
import type { Cell } from "@/platform/sheets";
import { adapterOf, batchNo, batchOf, type ImportGroup } from "../group";
import { ImportSearch } from "../search";

const RefusedInput = ImportSearch.required({ batch: true });

export interface RefusedRow {
  [key: string]: unknown;
  row: number;
  column: string;
  reason: string;
  cells: Cell[];
}

/** The refused rows of a batch as they stood in the file, with the reason: to be corrected and sent again. */
export const refusedListing = (group: ImportGroup) =>
  listing(
    { name: `${group.id}.import-refused`, may: group.may, input: RefusedInput },
    async (context, search) => {
      const batch = await batchOf(context, group, search.batch);
      const adapter = adapterOf(group, batch.ledger);
      const labels = new Map((await adapter.columns(context)).map((column) => [column.key, column.label]));
      const heads = batch.reading.heads.map((head, index) => labels.get(batch.reading.mapping[index] ?? "") ?? head);
      const demo = await context.tx.execute<{ demo: boolean }>(
        sql`select value = 'true'::jsonb as demo from settings where key = 'demo'`,
      );
      return {
        demo: demo[0]?.demo ?? false,
        no: batchNo(batch.id),
        title: adapter.title,
        heads,
        rows: batch.counts.refuse,
      };
    },
    ({ tx }, search) =>
      cursor<RefusedRow>(
        tx,
        sql`select r."row", r."column", r.reason, r.data -> 'cells' as cells from import_rows r
            where r.batch_id = ${search.batch} and r.outcome = 'refuse' order by r.id`,
      ),
  );
