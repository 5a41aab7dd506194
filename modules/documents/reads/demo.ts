import { sql } from "drizzle-orm";
import type { Tx } from "@/platform/run";

export const demoMark = "演示数据　企业、人员与数字均为虚构";

/** What every page of a document carries on top: that the data is a demonstration, that it is a draft; null for neither. */
export async function topMark(tx: Tx, draft: boolean): Promise<string | null> {
  const [row] = await tx.execute<{ demo: boolean }>(
    sql`select value = 'true'::jsonb as demo from settings where key = 'demo'`,
  );
  const marks = [row?.demo ? demoMark : null, draft ? "草稿　未印发" : null].filter((mark) => mark !== null);
  return marks.length === 0 ? null : marks.join("　　");
}
