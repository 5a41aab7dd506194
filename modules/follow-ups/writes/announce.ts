import { and, eq } from "drizzle-orm";
import { units } from "@/db/schema";
import { notify } from "@/modules/notices";
import type { Tx } from "@/platform/run";
import { type FollowUpLevel, levelLabels } from "@/vocab/levels";
import type { NoticeEvent } from "@/vocab/notices";
import type { FollowUp } from "./hold";

type Told = Pick<FollowUp, "id" | "title" | "unitCode" | "issuerUnit" | "assigneeId" | "dueOn"> & { level: string };

const wordsOf = ({ level, title }: Told, what: string) => `${levelLabels[level as FollowUpLevel]}${what}：${title}`;

/** Tells the receiving side: the officer in charge where there is one, else everybody of the post. */
export async function tellReceiver(tx: Tx, row: Told, event: NoticeEvent, what: string, detail = ""): Promise<void> {
  await notify(tx, {
    event,
    unit: row.unitCode,
    may: "follow-up.handle",
    ...(row.assigneeId === null ? {} : { accounts: [row.assigneeId] }),
    title: wordsOf(row, what),
    detail: detail || `期限 ${row.dueOn}`,
    href: `/follow-ups?sheet=${row.id}`,
  });
}

/** Tells whoever decides at the issuing unit; of what a street issued to itself, also the unit above. */
export async function tellIssuer(tx: Tx, row: Told, event: NoticeEvent, what: string, detail = ""): Promise<void> {
  const above = row.issuerUnit === row.unitCode ? await streetsParent(tx, row.issuerUnit) : null;
  for (const unit of above === null ? [row.issuerUnit] : [row.issuerUnit, above])
    await notify(tx, {
      event,
      unit,
      may: "follow-up.issue",
      title: wordsOf(row, what),
      detail: detail || `期限 ${row.dueOn}`,
      href: `/follow-ups?sheet=${row.id}`,
    });
}

async function streetsParent(tx: Tx, code: string): Promise<string | null> {
  const [row] = await tx
    .select({ parent: units.parentCode })
    .from(units)
    .where(and(eq(units.code, code), eq(units.level, "street")));
  return row?.parent ?? null;
}
