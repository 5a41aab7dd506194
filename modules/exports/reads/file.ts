import { sql } from "drizzle-orm";
import { z } from "zod";
import { cursor } from "@/platform/cursor";
import { NotFound } from "@/platform/errors";
import { type Context, listing } from "@/platform/run";
import { fileColumns, kept, type StoredFile, standingOf, wordsOf } from "./rows";

export interface Piece extends Record<string, unknown> {
  bytes: Uint8Array;
}

/** At most 1 MB on the way to the reader. */
const PIECES = 4;

async function fileOf({ tx, staff }: Context, id: string): Promise<StoredFile> {
  const [file] = await tx.execute<StoredFile>(
    sql`select ${fileColumns} from export_files f where ${kept(staff, sql`f.id = ${id}`)}`,
  );
  const stands = file && standingOf(staff, file);
  if (stands === "barred")
    throw new NotFound("文件生成以后，您的权限或数据范围有变化，这个文件不能再下载。请在“我的导出”重新生成");
  if (!file || stands !== "ready") throw new NotFound("没有这个文件，或已过保留期。请到“我的导出”查看，需要时重新导出");
  return file;
}

/** An own finished file for download, its bytes as the rows. NotFound, with a sentence, for others', expired and unfinished ones. */
export const exportFile = listing(
  { name: "export.file", may: "self.account", input: z.object({ id: z.uuid() }) },
  async (context, { id }) => {
    const { sheet, title, format, search, name, size, checksum } = await fileOf(context, id);
    const [words = []] = await wordsOf(context.tx, [{ sheet, search }]);
    return { sheet, title, format, name, size, checksum, words };
  },
  async function* (context, { id }) {
    await fileOf(context, id);
    yield* cursor<Piece>(context.tx, sql`select bytes from export_pieces where file_id = ${id} order by no`, PIECES);
  },
);
