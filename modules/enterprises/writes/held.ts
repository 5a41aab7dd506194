import { eq, sql } from "drizzle-orm";
import { enterprises } from "@/db/schema";
import { timeText } from "@/platform/clock";
import { NotFound } from "@/platform/errors";
import type { CommandContext } from "@/platform/run";
import { within } from "@/platform/staff";
import { stageLabels, stalledLabel } from "@/vocab/stages";
import { besideFreezing } from "../figures";

export type EnterpriseRow = typeof enterprises.$inferSelect;

/** An enterprise of the write scope, locked until the command ends. Missing, foreign and merely readable ones are told apart from none. */
export async function lockEnterprise({ tx, staff, refuse }: CommandContext, id: number): Promise<EnterpriseRow> {
  const [seen] = await tx.select({ unit: enterprises.unitCode }).from(enterprises).where(eq(enterprises.id, id));
  if (!seen) throw new NotFound();
  // A seat opens a family to be read, not to be written.
  if (!within(staff.write, seen.unit)) return refuse({ message: "这家企业不在本单位的写入范围内" });
  await besideFreezing(tx);
  const [row] = await tx.select().from(enterprises).where(eq(enterprises.id, id)).for("update");
  if (!row) throw new NotFound();
  return row;
}

/** The same at the version that the form was drawn from; whoever comes second is told who was faster, when, and to what. */
export async function holdEnterprise(context: CommandContext, id: number, version: number): Promise<EnterpriseRow> {
  const row = await lockEnterprise(context, id);
  if (row.version !== version) {
    const where = `${stageLabels[row.stage]}${row.stalledOn === null ? "" : `（${stalledLabel}）`}`;
    return context.refuse({
      conflict: true,
      message: `已由${row.changedUnit} ${row.changedBy} 于 ${timeText(row.changedAt)} 修改，现为“${where}”；所填内容已保留，请核对后再提交`,
    });
  }
  return row;
}

/** What every change of the row itself carries. */
export const touched = ({ staff }: CommandContext, row: EnterpriseRow) => ({
  version: row.version + 1,
  changedAt: sql`now()`,
  changedBy: staff.name,
  changedUnit: staff.unit.title,
});

export const author = ({ staff }: CommandContext) => ({
  staffId: staff.id,
  staffName: staff.name,
  staffUnit: staff.unit.title,
});

export const placeOf = (row: EnterpriseRow) => ({
  enterpriseId: row.id,
  unitCode: row.unitCode,
  headId: row.headId,
});
