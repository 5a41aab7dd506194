import { sql } from "drizzle-orm";
import { z } from "zod";
import { exportFiles } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { formats } from "@/platform/export/making";
import { MOST_ROWS, tooLong } from "@/platform/export/sheet";
import { enqueue } from "@/platform/jobs";
import { type CommandContext, command } from "@/platform/run";
import { paramsOf } from "@/platform/search";
import { fileColumns, kept, type StoredFile, standingOf, wordsOf } from "../reads/rows";
import { underWay } from "../rules/standing";
import { longSheet } from "../sheets";

const MOST_UNDER_WAY = 5;
const MOST_KEPT = 20;
/** Requests of one account wait for one another, so that two at once are counted and compared. */
const LOCK = 7_185_429;

type Wanted = Pick<StoredFile, "sheet" | "format" | "search">;

/** Puts a file into the queue, or answers the one of the same list that is under way already. */
async function ask(context: CommandContext, { sheet, format, search }: Wanted) {
  const { tx, staff, record, refuse } = context;
  const long = longSheet(sheet);
  if (!long || !staff.may.has(long.may)) return refuse({ message: "没有这份可以在后台生成的表" });
  await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}, hashtext(${staff.id}))`);
  const files = await tx.execute<StoredFile & { same: boolean }>(sql`select ${fileColumns},
    f.sheet = ${sheet} and f.format = ${format} and f.search = ${JSON.stringify(search)}::jsonb as same
    from export_files f where ${kept(staff)}`);
  const running = files.filter((file) => underWay(standingOf(staff, file)));
  const [words = []] = await wordsOf(tx, [{ sheet, search }]);
  const after = { sheet: long.title, format, search: words };

  const same = running.find((file) => file.same);
  if (same) {
    record({ subject: { kind: "export", id: same.id }, after, note: "同样的文件正在生成" });
    return { id: same.id, fresh: false };
  }
  if (running.length >= MOST_UNDER_WAY)
    return refuse({ message: `已有 ${running.length} 个文件在生成，请等其中一个完成再导出` });
  if (files.length >= MOST_KEPT) return refuse({ message: `“我的导出”里已有 ${files.length} 个文件，请先删除不用的` });
  const [row] = await tx
    .insert(exportFiles)
    .values({ accountId: staff.id, sheet, title: long.title, format, search })
    .returning({ id: exportFiles.id });
  const { id } = row!;
  await enqueue(tx, "export.make", { id }, { key: id });
  record({ subject: { kind: "export", id }, after });
  return { id, fresh: true };
}

const Request = z.object({
  sheet: z.string().max(60),
  format: z.enum(formats, "只有 Excel 和 CSV 两种格式"),
  /** The page's own parameters, as its address has them. */
  search: z.string().max(4000, "筛选条件过长").default(""),
  /** How many rows the page counts, where it does. */
  rows: z.coerce.number().int().optional(),
});

/**
 * Asks for a list as a file that is made in the background, under the asker's scope at that time. `fresh` is false where the
 * same one is under way already. Refuses lists that do not exist for the asker, workbooks that Excel could not open, a sixth file
 * under way, a twenty-first kept.
 */
export const requestExport = command(
  { name: "export.request", may: "self.account", input: Request },
  async (context, { sheet, format, search, rows = 0 }) => {
    if (format === "xlsx" && rows > MOST_ROWS) throw tooLong(rows);
    const understood = longSheet(sheet)?.understood(paramsOf(new URLSearchParams(search))) ?? {};
    return ask(context, { sheet, format, search: understood });
  },
);

/** Makes an own file again that failed, or that its asker may not take any more: the old one goes. */
export const exportAgain = command(
  { name: "export.again", may: "self.account", input: z.object({ id: z.uuid() }) },
  async (context, { id }) => {
    const { tx, staff, refuse } = context;
    const [file] = await tx.execute<StoredFile>(
      sql`select ${fileColumns} from export_files f where ${kept(staff, sql`f.id = ${id}`)} for update`,
    );
    if (!file) throw new NotFound("没有这个文件");
    if (underWay(standingOf(staff, file))) return refuse({ message: "这个文件正在生成" });
    await tx.execute(sql`delete from export_files f where ${kept(staff, sql`f.id = ${id}`)}`);
    return ask(context, file);
  },
);

/** Removes an own file, or withdraws one that is still under way. */
export const removeExport = command(
  { name: "export.remove", may: "self.account", input: z.object({ id: z.uuid() }) },
  async ({ tx, staff, record }, { id }) => {
    const [gone] = await tx.execute<{ title: string; format: string }>(
      sql`delete from export_files f where ${kept(staff, sql`f.id = ${id}`)} returning title, format`,
    );
    if (!gone) throw new NotFound("没有这个文件");
    record({ subject: { kind: "export", id }, before: { sheet: gone.title, format: gone.format } });
    return {};
  },
);
