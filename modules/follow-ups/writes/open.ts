import { followUpEvents, followUps } from "@/db/schema";
import type { CommandContext } from "@/platform/run";
import type { FollowUpLevel } from "@/vocab/levels";

interface Opened {
  level: FollowUpLevel;
  title: string;
  body: string;
  unit: string;
  dueOn: string;
  /** What it is about, as `kind:id`. */
  subject: string;
}

/** Issues a follow-up from inside another module's command, in its transaction: what 受阻 and a handled risk require. Answers its id. */
export async function openFollowUp({ tx, staff, record }: CommandContext, opened: Opened): Promise<number> {
  const { unit: unitCode, ...fields } = opened;
  const by = { issuerUnit: staff.unit.code, issuerId: staff.id, issuerName: staff.name };
  const [row] = await tx
    .insert(followUps)
    .values({ ...fields, unitCode, ...by })
    .returning({ id: followUps.id });
  await tx.insert(followUpEvents).values({
    followUpId: row!.id,
    ...({ unitCode, issuerUnit: staff.unit.code, kind: "issued", text: `期限 ${opened.dueOn}` } as const),
    ...{ staffName: staff.name, staffUnit: staff.unit.title },
  });
  const { level, title, dueOn } = opened;
  record({
    subject: { kind: "follow_up", id: row!.id },
    unit: unitCode,
    after: { level, title, dueOn, state: "issued" },
    note: title,
  });
  return row!.id;
}
