import { sql } from "drizzle-orm";
import { z } from "zod";
import { BadInput, NotAllowed, NotFound, Refusal } from "@/platform/errors";
import type { Job, JobHandlers } from "@/platform/jobs/worker";
import { beside } from "@/platform/run";
import { staffOfAccount } from "@/platform/session";
import { reachOf, type Staff } from "@/platform/staff";
import { systemStaff } from "@/platform/system-staff";
import { teller } from "@/platform/teller";
import { longSheet } from "./sheets";
import { openSpool } from "./spool";
import { failExport, startExport, storeExport } from "./writes/outcome";

const ExportJob = z.object({ id: z.uuid() });

type Asked = NonNullable<Awaited<ReturnType<(typeof startExport)["as"]>>>;

/** The asker has removed the file meanwhile. */
class Withdrawn extends Error {}

/**
 * Makes a file that somebody asked for, as that person stands now: whoever has lost a role or a part of the scope since gets
 * the smaller file or a sentence. What a rule says no to fails at once, anything else is tried again and fails with the last try.
 */
export const exportJobs: Pick<JobHandlers, "export.make"> = {
  "export.make": {
    batch: 1,
    run: async (job) => {
      const { id } = ExportJob.parse(job.data);
      const asked = await startExport.as(systemStaff(), { id });
      if (!asked) return;
      try {
        await made(job, id, asked);
      } catch (fault) {
        if (fault instanceof Withdrawn) return;
        // A server that stops, or has lost the job to another one, leaves the row to whoever goes on.
        if (job.signal.aborted && !job.last) throw fault;
        const decided = sentenceOf(fault);
        const again = decided === null && !job.last;
        const tried = again ? "这次没有成功，稍后自动再试" : "程序出错，没有生成。可以重新生成；再不成请联系系统管理员";
        await failExport.as(systemStaff(), { id, fault: decided ?? tried, again });
        if (decided === null) throw fault;
      }
    },
  },
};

async function made({ key, signal }: Job, id: string, { account, sheet, format, search }: Asked): Promise<void> {
  const staff = await staffOfAccount(account);
  if (!staff) throw new Refusal({ message: "账号已停用，没有生成" });
  const long = longSheet(sheet);
  if (!long) throw new Refusal({ message: "这份表已经不能在后台生成" });
  const spool = await openSpool();
  try {
    const tell = progressOf(staff, id);
    let rows = 0;
    const { stream, filename } = await long.make(staff, search, format, (done, total) => {
      signal.throwIfAborted();
      rows = done;
      tell(done, total);
    });
    const { size, checksum } = await spool.fill(stream);
    const file = { id, name: filename, size, checksum, rows, reach: reachOf(staff), pieces: spool.pieces };
    await storeExport.as(systemStaff(), file, key);
  } finally {
    await spool.close();
  }
}

/** Tells how far the file is, beside the transaction that reads the rows; throws once the file has been removed. */
function progressOf(staff: Staff, id: string) {
  let gone = false;
  const say = teller(({ done, total }: { done: number; total: number }) =>
    beside(staff, async (tx) => {
      const rows = await tx.execute(sql`update export_files set done = ${done}, total = ${total}, told_at = now()
        where id = ${id} and account_id = ${staff.id} and state = 'running' returning 1`);
      gone = rows.length === 0;
    }),
  );
  return (done: number, total: number): void => {
    if (gone) throw new Withdrawn();
    say({ done, total });
  };
}

/** What a rule decided, in words for the asker; null for a fault that another try may get over. */
function sentenceOf(fault: unknown): string | null {
  if (fault instanceof NotAllowed) return "您的角色现在不能查看这份数据，没有生成";
  if (fault instanceof NotFound) return "筛选条件里的单位或数据不在您现在的范围内，没有生成";
  if (fault instanceof BadInput) return "筛选条件已不适用，没有生成。请在原页面重新导出";
  return fault instanceof Refusal ? fault.message : null;
}
