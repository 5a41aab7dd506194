import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { z } from "zod";
import { command, type Tx } from "@/platform/run";
import { dateWords } from "../rules/words";
import { documentId } from "../search";

const LARGEST = 20 * 1024 * 1024;
const Input = z.object({
  id: documentId.optional(),
  file: z
    .instanceof(File, { message: "请选择文件" })
    .refine(({ size }) => size > 0, "请选择文件")
    .refine(({ size }) => size <= LARGEST, "文件超过 20 MB"),
});

/** Compares a file with what was issued, by checksum; with `id` with that document alone. Refuses a file that is not one of them. */
export const verifyDocument = command(
  { name: "document.verify", may: "document.read", input: Input },
  async ({ tx, record, refuse }, { id, file }) => {
    const checksum = createHash("sha256")
      .update(new Uint8Array(await file.arrayBuffer()))
      .digest("hex");
    const [same] = await tx.execute<{ id: number; number: string; on: string }>(sql`
      select id, number, issued_on::text as on from documents where state = 'issued' and checksum = ${checksum} order by id limit 1`);
    const wanted = id === undefined ? null : await numberOf(tx, id);
    if (!same)
      return refuse({
        field: "file",
        message: wanted ? `不一致：不是 ${wanted} 的原文件，内容有改动` : "不一致：不是已印发的文件，或内容有改动",
      });
    if (id !== undefined && same.id !== id)
      return refuse({ field: "file", message: `不一致：这是 ${same.number}，不是 ${wanted}` });
    record({ subject: { kind: "document", id: same.id }, note: `核验一致：${same.number}` });
    return { id: same.id, number: same.number, on: dateWords(same.on) };
  },
);

async function numberOf(tx: Tx, id: number): Promise<string> {
  const [row] = await tx.execute<{ number: string }>(sql`select number from documents where id = ${id}`);
  return row?.number ?? "本件";
}
