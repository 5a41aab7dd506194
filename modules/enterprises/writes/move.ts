import { and, eq, inArray, isNull } from "drizzle-orm";
import { z } from "zod";
import { enterpriseRecords, enterpriseStages, enterprises } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { saveEvidence } from "@/platform/evidence";
import { lateNote } from "@/platform/locked";
import { type CommandContext, command } from "@/platform/run";
import { allStages, type CoverKind, coverLabels, stageLabels } from "@/vocab/stages";
import { movingFigures } from "../figures";
import { objectionToMove, stepsBack } from "../rules/stages";
import { author, type EnterpriseRow, holdEnterprise, placeOf, touched } from "./held";
import { evidence, freeText, Held, isoDay } from "./inputs";

const coverKinds = Object.keys(coverLabels) as CoverKind[];

const MoveInput = Held.extend({
  stage: z.enum(allStages, "请选择阶段"),
  on: isoDay,
  document: freeText(100),
  reason: freeText(500),
  coveredBy: z.union([z.enum(coverKinds), z.literal("").transform(() => null)]).default(null),
  evidence,
});

/**
 * Appends one stage event and moves the enterprise: forward, back with a reason, or to an end state. Ends 受阻. Of two at once
 * one wins; the other is told who and when. Refusals by rules/stages.ts.
 */
export const moveStage = command(
  { name: "enterprise.move", may: "enterprise.write", input: MoveInput },
  async (context, input) => {
    const { tx, staff, today, record, refuse } = context;
    const before = await holdEnterprise(context, input.id, input.version);
    const standing = { ...before, hasRecord: await hasRecord(context, before.id) };
    const objection = objectionToMove(standing, input, isoOf(today));
    if (objection) return refuse(objection);

    const back = stepsBack(before.stage, input.stage);
    const event = await movingFigures(tx, [before.id], async () => {
      const [inserted] = await tx
        .insert(enterpriseStages)
        .values({
          ...placeOf(before),
          ...author(context),
          ...({ kind: back ? "back" : "move", stage: input.stage, on: input.on } as const),
          ...{ document: input.document, reason: input.reason },
        })
        .returning({ id: enterpriseStages.id });
      await tx
        .update(enterprises)
        .set({
          ...{ stage: input.stage, stageOn: input.on, stalledOn: null, stallReason: "" },
          coveredBy: input.stage === "covered" ? input.coveredBy : null,
          ...statedReason(before, input.reason, back),
          ...touched(context, before),
        })
        .where(eq(enterprises.id, before.id));
      return inserted!;
    });
    const owner = { kind: "enterprise_stage", id: event.id, unit: before.unitCode } as const;
    const files = await saveEvidence(tx, staff, owner, input.evidence);
    record({
      subject: { kind: "enterprise", id: before.id },
      unit: before.unitCode,
      before: { stage: before.stage, stageOn: before.stageOn },
      after: { stage: input.stage, stageOn: input.on, reason: input.reason, files },
      note: `${stageLabels[before.stage]} → ${stageLabels[input.stage]} ${input.on}`,
    });
    const late = await lateNote(tx, [{ unit: before.unitCode, day: input.on }]);
    return { id: before.id, stage: input.stage, late };
  },
);

/** Why a head goes on without being eligible is kept on the row, where every later step finds it. */
function statedReason(row: EnterpriseRow, reason: string, back: boolean) {
  return row.kind === "head" && row.exceptionReason === "" && !back && reason !== "" ? { exceptionReason: reason } : {};
}

async function hasRecord({ tx }: CommandContext, id: number): Promise<boolean> {
  const [found] = await tx
    .select({ id: enterpriseRecords.id })
    .from(enterpriseRecords)
    .where(
      and(
        eq(enterpriseRecords.enterpriseId, id),
        isNull(enterpriseRecords.voidedAt),
        inArray(enterpriseRecords.kind, ["consultation", "congress", "talk"]),
      ),
    )
    .limit(1);
  return found !== undefined;
}
