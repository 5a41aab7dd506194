import { sql } from "drizzle-orm";
import { z } from "zod";
import { NotFound } from "@/platform/errors";
import { query } from "@/platform/run";
import { fileColumns, kept, type StoredFile, standingOf } from "./rows";

/** How far an own file is: what it stands for, rows done, rows in all (0 while unknown). */
export const fileProgress = query(
  { name: "export.progress", may: "self.account", input: z.object({ id: z.uuid() }) },
  async ({ tx, staff }, { id }) => {
    const [file] = await tx.execute<StoredFile>(
      sql`select ${fileColumns} from export_files f where ${kept(staff, sql`f.id = ${id}`)}`,
    );
    if (!file) throw new NotFound("没有这个文件");
    return { stands: standingOf(staff, file), done: file.done, total: file.total };
  },
);

export type FileProgress = Awaited<ReturnType<(typeof fileProgress)["as"]>>;
