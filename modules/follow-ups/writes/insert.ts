import { followUpEvents, followUps } from "@/db/schema";
import { notify } from "@/modules/notices";
import { yearOf } from "@/platform/dates";
import type { CommandContext } from "@/platform/run";
import { hrefWith } from "@/platform/search";
import { type FollowUpLevel, levelLabels } from "@/vocab/levels";
import { isNumbered } from "../rules/escalation";
import { tellReceiver } from "./announce";
import type { FollowUp } from "./hold";
import { nextNumbers } from "./number";

type Values = Omit<typeof followUps.$inferInsert, "issuerUnit" | "issuerId" | "issuerName" | "no">;

/** Issues rows of one level in the own unit's name: numbers where the level bears them, events, audit rows, notices. */
export async function insertFollowUps(
  { tx, staff, today, record }: CommandContext,
  level: FollowUpLevel,
  values: readonly Omit<Values, "level">[],
): Promise<FollowUp[]> {
  const numbers = isNumbered(level) ? await nextNumbers(tx, staff.unit.code, yearOf(today), values.length) : [];
  const by = { issuerUnit: staff.unit.code, issuerId: staff.id, issuerName: staff.name };
  const rows: FollowUp[] = [];
  for (let at = 0; at < values.length; at += 500) {
    const part = values
      .slice(at, at + 500)
      .map((value, i) => ({ ...value, ...by, level, no: numbers[at + i] ?? null }));
    const issued = await tx.insert(followUps).values(part).returning();
    await tx.insert(followUpEvents).values(
      issued.map(({ id, unitCode, issuerUnit, dueOn, no }) => ({
        ...{ followUpId: id, unitCode, issuerUnit, kind: "issued" as const },
        text: no === null ? `期限 ${dueOn}` : `${no}，期限 ${dueOn}`,
        ...{ staffName: staff.name, staffUnit: staff.unit.title },
      })),
    );
    rows.push(...issued);
  }
  for (const row of rows) {
    record({
      subject: { kind: "follow_up", id: row.id },
      unit: row.unitCode,
      ...(row.taskId === null ? {} : { task: row.taskId }),
      after: { level: row.level, no: row.no, title: row.title, dueOn: row.dueOn, state: row.state },
      note: row.title,
    });
  }
  await tellReceivers(tx, level, rows);
  return rows;
}

/** One notice a unit, however many were issued to it at once. */
async function tellReceivers(tx: CommandContext["tx"], level: FollowUpLevel, rows: readonly FollowUp[]): Promise<void> {
  const event = level === "chase" ? "chase" : "assigned";
  for (const [unit, of] of Map.groupBy(rows, (row) => row.unitCode)) {
    const [only, more] = of;
    if (!only) continue;
    if (!more) {
      await tellReceiver(tx, only, event, "", `${only.no ? `${only.no}，` : ""}期限 ${only.dueOn}`);
      continue;
    }
    await notify(tx, {
      event,
      unit,
      may: "follow-up.handle",
      title: `${levelLabels[level]} ${of.length} 项：${only.title}等`,
      detail: `期限 ${only.dueOn}`,
      href: hrefWith("/follow-ups", of.length > 50 ? { mine: "1" } : { id: of.map((row) => row.id) }),
    });
  }
}
