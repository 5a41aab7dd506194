import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { importBatches } from "@/db/schema";
import { lateRows } from "@/platform/locked";
import { command } from "@/platform/run";
import { adapterOf, batchNo, type ImportGroup, lockBatch } from "../group";
import { batchToken, teller } from "../progress";
import { byKey } from "../reading/lines";
import { markWritten, rowsAtOnce, type StoredRow, sameJson, storedRows } from "../rows";
import { BatchId } from "../search";

const tick = z
  .string()
  .optional()
  .transform((value) => value === "on");

const AcceptInput = z.object({
  batch: BatchId,
  /** 仅入账无误的行 */
  partial: tick,
  /** 更正按文件为准 */
  corrections: tick,
  /** Rows of the file whose proposal is taken. */
  answers: z.array(z.coerce.number().int()).default([]),
});

/**
 * Writes a preview's rows into the ledger, all or none. Rows are judged again first: what changed since the preview is a
 * conflict that names the rows. A second acceptance answers what the first one did. Refused rows need an explicit tick.
 */
export const acceptVerb = (group: ImportGroup) =>
  command({ name: `${group.id}.import-accept`, may: group.may, input: AcceptInput }, async (context, input) => {
    const { tx, staff, record, refuse } = context;
    const batch = await lockBatch(tx, group, input.batch);
    const subject = { kind: "batch", id: batch.id };
    const { counts } = batch;
    if (batch.state === "accepted") {
      record({ subject, note: "重复提交，没有再次写入" });
      return { batch: batch.id, added: counts.added ?? 0, corrected: counts.corrected ?? 0, late: counts.late ?? 0 };
    }
    if (batch.state !== "preview") return refuse({ message: "这一批已撤销或取消，请重新上传", conflict: true });
    if (batch.reading.missing.length > 0)
      return refuse({ message: `还没有对应的列：${batch.reading.missing.join("、")}` });
    if (counts.refuse > 0 && !input.partial) {
      return refuse({
        field: "partial",
        message: `有 ${counts.refuse} 行被拒绝：改好文件再送，或勾选“仅入账无误的行”`,
      });
    }
    if (counts.add + (input.corrections ? counts.change : 0) === 0) {
      const message = counts.change > 0 ? "没有新增的行；要更正已有内容，请勾选“更正按文件为准”" : "没有可以入账的行";
      return refuse({ field: "corrections", message });
    }

    const tell = teller(staff, batchToken(batch.id));
    const total = counts.add + (input.corrections ? counts.change : 0);
    tell("write", 0, total);
    const adapter = adapterOf(group, batch.ledger);
    await adapter.lock(context);
    const judge = await adapter.open(context);
    const answers = new Set(input.answers);
    const done = { added: 0, corrected: 0, late: 0 };
    const late = lateRows(tx);
    for await (const rows of storedRows(tx, batch.id, rowsAtOnce(adapter))) {
      const judged = await judge(
        rows.map(({ sheet, row, data }) => ({ sheet, row, cells: byKey(data.cells, batch.reading.mapping) })),
      );
      const moved = rows.filter((row, index) => {
        const now = judged[index]!;
        if (row.outcome === "refuse") return false;
        return now.outcome !== row.outcome || !sameJson(now.data, row.data.data) || !sameJson(now.before, row.before);
      });
      if (moved.length > 0) return refuse({ conflict: true, message: movedSentence(moved) });

      const chosen = rows.filter((row) => row.outcome === "add" || (row.outcome === "change" && input.corrections));
      const kept = chosen.map(({ sheet, row, key, before, data }) => ({
        ...{ sheet, row, key, before },
        data: answers.has(row) && data.question ? Object.assign({}, data.data, data.question.patch) : data.data,
      }));
      for (const row of kept) late.take(adapter.dated?.(row) ?? []);
      const after = await adapter.write(context, kept, batch.id);
      await markWritten(
        tx,
        chosen.map(({ id }, index) => ({ id, data: kept[index]!.data, after: after[index] })),
      );
      done.added += chosen.filter((row) => row.outcome === "add").length;
      done.corrected += chosen.filter((row) => row.outcome === "change").length;
      tell("write", done.added + done.corrected, total);
    }
    tell("settle");
    await adapter.settle?.(context);
    done.late = await late.count();
    await tx
      .update(importBatches)
      .set({ state: "accepted", acceptedAt: sql`now()`, counts: { ...counts, ...done } })
      .where(eq(importBatches.id, batch.id));
    record({
      subject,
      before: { state: "preview" },
      after: { state: "accepted", ...done },
      note: `入账 ${batchNo(batch.id)}`,
    });
    return { batch: batch.id, ...done };
  });

function movedSentence(rows: StoredRow[]): string {
  const named = rows.slice(0, 5).map((row) => `第 ${row.row} 行`);
  const rest = rows.length > 5 ? `等 ${rows.length} 行` : "";
  return `核对之后数据有了变动：${named.join("、")}${rest}。请点“重新核对”再入账`;
}
