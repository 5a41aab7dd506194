import { sql } from "drizzle-orm";
import { z } from "zod";
import { isoOf } from "@/platform/dates";
import { query, type Tx } from "@/platform/run";
import { paperOf } from "../file";
import { isOrder, loadDocument } from "../load";
import { changedFigures, changeNote } from "../rules/changed-figures";
import { documentId } from "../search";
import { topMark } from "./demo";
import { monthClosed } from "./month";

/**
 * A document with the paper it prints. For its own unit's draft also the text parts, notes about changed figures, and whether
 * its month is closed, without which it cannot be issued. NotFound outside what the asker may read.
 */
export const documentOne = query(
  { name: "document.one", may: "document.read", input: z.object({ id: documentId }) },
  async ({ tx, staff, today }, { id }) => {
    const { content, ...row } = await loadDocument(tx, id);
    const draft = row.state === "draft";
    const paper = paperOf(content, {
      number: row.number,
      on: row.issuedOn ?? isoOf(today),
      mark: await topMark(tx, draft),
    });
    const text = isOrder(content) ? null : { to: content.to, copies: content.copies, sections: content.sections };
    return {
      row,
      paper,
      text,
      mine: draft && row.unitCode === staff.unit.code && staff.may.has("report.write"),
      issues: row.kind === "progress" || staff.may.has("document.issue"),
      closed: row.period === null || (await monthClosed(tx, row.period)),
      notes: (text?.sections ?? []).flatMap((part) => {
        const note = changeNote(part.heading ?? "导语", changedFigures(part.generated, part.text));
        return note === null ? [] : [note];
      }),
      size: await sizeOf(tx, id),
    };
  },
);

/** Bytes of the stored file; 0 while it is a draft. */
async function sizeOf(tx: Tx, id: number): Promise<number> {
  const [row] = await tx.execute<{ size: number }>(
    sql`select coalesce(octet_length(file), 0)::int as size from documents where id = ${id}`,
  );
  return row?.size ?? 0;
}

export type DocumentPage = Awaited<ReturnType<(typeof documentOne)["as"]>>;
