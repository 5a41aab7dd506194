import { createHash } from "node:crypto";
import { z } from "zod";
import { importBatches } from "@/db/schema";
import { command } from "@/platform/run";
import { SheetRefused } from "@/platform/sheets";
import type { ImportGroup } from "../group";
import { recall } from "../mappings";
import { teller } from "../progress";
import { type Candidate, readFile, remarksOn } from "../reading/read";
import { previewer } from "./previewer";

const MB = 1024 * 1024;
export const UPLOAD_MB = 20;

const UploadInput = z.object({
  /** What the form calls this upload, so that it can ask how far it is. */
  progress: z.string().min(1).max(60).optional(),
  file: z
    .instanceof(File, { message: "请选择文件" })
    .refine((file) => file.size > 0, "请选择文件")
    .refine((file) => file.size <= UPLOAD_MB * MB, `文件超过 ${UPLOAD_MB} MB，请拆分后再上传`),
});

/**
 * Reads a workbook into a preview: every row with what would become of it, nothing written to the ledger.
 * Refuses files that cannot be read, and files in which no known head is found. Answers the batch's id.
 */
export const uploadVerb = (group: ImportGroup) =>
  command(
    { name: `${group.id}.import-upload`, may: group.may, input: UploadInput },
    async (context, { file, progress }) => {
      const { tx, staff, record, refuse } = context;
      const tell = teller(staff, progress);
      tell("read");
      const candidates: Candidate[] = [];
      for (const adapter of group.adapters) candidates.push({ adapter, columns: await adapter.columns(context) });
      const bytes = new Uint8Array(await file.arrayBuffer());
      const unitCode = staff.unit.code;
      let batchId = 0;
      let desk: ReturnType<typeof previewer> | null = null;
      let total = 0;
      try {
        const reading = await readFile({ name: file.name, bytes }, candidates, {
          async begin(candidate, read, rows) {
            total = rows;
            await recall(context, candidate.adapter.id, candidate.columns, read);
            read.remarks = remarksOn(candidate.adapter, read.heads, read.mapping);
            const [batch] = await tx
              .insert(importBatches)
              .values({
                ledger: candidate.adapter.id,
                unitCode,
                fileName: file.name.slice(0, 200),
                fileSize: file.size,
                sha256: createHash("sha256").update(bytes).digest("hex"),
                uploaderId: staff.id,
                uploaderName: staff.name,
                reading: read,
              })
              .returning({ id: importBatches.id });
            batchId = batch!.id;
            desk = previewer(context, { batch: { id: batchId, unitCode }, ...candidate, reading: read });
          },
          async rows(rows) {
            await desk?.take(rows);
            tell("judge", desk?.judged(), total);
          },
        });
        if (!reading || !desk) {
          const titles = group.adapters.map((adapter) => `“${adapter.title}”`).join("或");
          return refuse({ field: "file", message: `文件里没有找到${titles}的表头，请检查是否选错了文件` });
        }
      } catch (error) {
        if (error instanceof SheetRefused) return refuse({ field: "file", message: error.message });
        throw error;
      }
      const counts = await (desk as ReturnType<typeof previewer>).finish();
      if (counts.rows === 0) return refuse({ field: "file", message: "表头下面没有数据行" });
      record({
        subject: { kind: "batch", id: batchId },
        after: counts,
        note: `上传核对 ${file.name.slice(0, 100)}`,
      });
      return { batch: batchId };
    },
  );
