import { sql } from "drizzle-orm";
import { NotFound } from "@/platform/errors";
import type { Tx } from "@/platform/run";
import type { MonthContent } from "./content";
import type { OrderContent } from "./papers/order";
import { columns, type DocumentRow } from "./reads/rows";

export type Content = MonthContent | OrderContent;

export interface Loaded extends DocumentRow {
  content: Content;
}

/** The document with its content, locked where it is about to change. NotFound outside what the asker may read. */
export async function loadDocument(tx: Tx, id: number, lock = false): Promise<Loaded> {
  const [row] = await tx.execute<Loaded & Record<string, unknown>>(
    sql`select ${columns}, d.content from documents d where d.id = ${id} ${lock ? sql`for update` : sql``}`,
  );
  if (!row) throw new NotFound();
  return row;
}

export const isOrder = (content: Content): content is OrderContent => "order" in content;
