import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "@/platform/run";
import type { Standing } from "@/vocab/exports";
import { fileColumns, kept, type StoredFile, standingOf, wordsOf } from "./rows";

export interface FileRow extends Omit<StoredFile, "reach" | "silent" | "state" | "search"> {
  stands: Standing;
  /** The filters in words; empty for the whole list. */
  words: string[];
}

/** The own files that are made or kept, newest first: one row a file. */
export const ownFiles = query(
  { name: "export.mine", may: "self.account", input: z.object({}) },
  async ({ tx, staff }): Promise<FileRow[]> => {
    const files = await tx.execute<StoredFile>(
      sql`select ${fileColumns} from export_files f where ${kept(staff)} order by f.asked_at desc, f.id limit 100`,
    );
    const words = await wordsOf(tx, files);
    return files.map(({ reach, silent, state, search, ...file }, at) => ({
      ...file,
      stands: standingOf(staff, { sheet: file.sheet, state, silent, reach }),
      words: words[at] ?? [],
    }));
  },
);
