import { eq } from "drizzle-orm";
import { z } from "zod";
import { importBatches } from "@/db/schema";
import { command } from "@/platform/run";
import { type ImportGroup, lockBatch } from "../group";
import { BatchId } from "../search";

const DiscardInput = z.object({ batch: BatchId });

/** Puts a preview aside without writing anything. */
export const discardVerb = (group: ImportGroup) =>
  command({ name: `${group.id}.import-discard`, may: group.may, input: DiscardInput }, async (context, input) => {
    const { tx, record, refuse } = context;
    const batch = await lockBatch(tx, group, input.batch);
    if (batch.state !== "preview") return refuse({ message: "这一批已经处理过", conflict: true });
    await tx.update(importBatches).set({ state: "discarded" }).where(eq(importBatches.id, batch.id));
    record({
      subject: { kind: "batch", id: batch.id },
      before: { state: "preview" },
      after: { state: "discarded" },
      note: "取消导入",
    });
    return { batch: batch.id };
  });
