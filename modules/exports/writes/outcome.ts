import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { exportFiles, exportPieces } from "@/db/schema";
import { notify } from "@/modules/notices";
import { timeText } from "@/platform/clock";
import { command } from "@/platform/run";
import type { Reach } from "@/platform/staff";

const id = z.uuid();

interface Asked extends Record<string, unknown> {
  account: string;
  sheet: string;
  format: "xlsx" | "csv";
  search: Record<string, string | string[]>;
}

/** Takes a file up, from its beginning: what was half made is nowhere. Null when it is ready already, or was removed. */
export const startExport = command(
  { name: "export.start", may: "job.run", input: z.object({ id }) },
  async ({ tx, record }, { id: file }): Promise<Asked | null> => {
    const [asked] = await tx.execute<Asked>(sql`update export_files
      set state = 'running', done = 0, total = 0, fault = '', told_at = now()
      where id = ${file} and state <> 'ready' returning account_id as account, sheet, format, search`);
    record({ subject: { kind: "export", id: file }, note: asked ? "" : "已生成或已删除" });
    return asked ?? null;
  },
);

/** Notes that a try came to nothing: for good, with a sentence that its asker reads, or with another try to come. */
export const failExport = command(
  { name: "export.fail", may: "job.run", input: z.object({ id, fault: z.string().max(400), again: z.boolean() }) },
  async ({ tx, record }, { id: file, fault, again }) => {
    const [failed] = await tx.execute<{ account: string; title: string }>(sql`update export_files
      set state = ${again ? "waiting" : "failed"}, fault = ${fault}, told_at = now()
      where id = ${file} and state <> 'ready' returning account_id as account, title`);
    record({ subject: { kind: "export", id: file }, note: fault });
    if (!failed || again) return {};
    await notify(tx, {
      event: "export-ready",
      ...{ unit: "11", accounts: [failed.account] },
      title: `没有生成：${failed.title}`,
      detail: fault,
      href: "/exports",
      key: `export:${file}:failed`,
    });
    return {};
  },
);

/** Days that a file is kept. */
const KEPT = 7;

const Made = z.object({
  id,
  name: z.string().max(200),
  size: z.number().int(),
  checksum: z.string(),
  rows: z.number().int(),
  reach: z.custom<Reach>((value) => typeof value === "object" && value !== null),
  /** Its bytes in order, from the beginning with every call; no piece larger than the table takes. */
  pieces: z.custom<() => AsyncIterable<Uint8Array>>((value) => typeof value === "function"),
});

/** Keeps a finished file for seven days and tells its asker. Piece by piece: no process holds a whole file. */
export const storeExport = command(
  { name: "export.store", may: "job.run", input: Made },
  async ({ tx, record }, { id: file, name, size, checksum, rows, reach, pieces }) => {
    const [row] = await tx.execute<{ account: string; title: string }>(sql`select account_id as account, title
      from export_files where id = ${file} and state <> 'ready' for update`);
    record({ subject: { kind: "export", id: file }, note: row ? `${rows} 行` : "已删除" });
    if (!row) return {};
    let no = 0;
    for await (const bytes of pieces()) await tx.insert(exportPieces).values({ fileId: file, no: no++, bytes });
    const [ready] = await tx
      .update(exportFiles)
      .set({
        ...{ state: "ready" as const, name, size, sha256: checksum, reach, fault: "", done: rows, total: rows },
        ...{ toldAt: sql`now()`, readyAt: sql`now()`, expiresAt: sql`now() + make_interval(days => ${KEPT})` },
      })
      .where(eq(exportFiles.id, file))
      .returning({ expiresAt: exportFiles.expiresAt });
    await notify(tx, {
      event: "export-ready",
      ...{ unit: "11", accounts: [row.account] },
      title: `可以下载：${row.title}`,
      detail: `${rows.toLocaleString("en-US")} 行，保留至 ${timeText(ready!.expiresAt!)}`,
      href: "/exports",
      key: `export:${file}`,
    });
    return {};
  },
);
