import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { enterpriseRecords } from "@/db/schema";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { saveEvidence } from "@/platform/evidence";
import { lateNote } from "@/platform/locked";
import { command } from "@/platform/run";
import { consultationSubjects, recordKindLabels, recordKinds, recordSteps } from "@/vocab/enterprise-records";
import { movingFigures } from "../figures";
import { author, lockEnterprise, placeOf } from "./held";
import { evidence, freeText, isoDay, requiredText, rowId } from "./inputs";

const RecordInput = z
  .object({
    id: rowId,
    kind: z.enum(recordKinds, "请选择记录类型"),
    on: isoDay,
    step: z.union([z.enum(recordSteps), z.literal("").transform(() => null)]).default(null),
    subjects: z.array(z.enum(consultationSubjects)).default([]),
    workers: z
      .string()
      .trim()
      .regex(/^\d{0,7}$/, "覆盖职工数应为不小于 0 的整数")
      .default("")
      .transform((text) => (text === "" ? null : Number(text))),
    text: freeText(1000),
    evidence,
  })
  .refine((input) => input.kind !== "consultation" || input.step !== null, {
    path: ["step"],
    message: "集体协商请选择要约、应约或签约",
  })
  .refine((input) => input.kind !== "consultation" || input.subjects.length > 0, {
    path: ["subjects"],
    message: "请至少选择一项协商内容",
  })
  .refine((input) => input.step !== "signed" || input.workers !== null, {
    path: ["workers"],
    message: "签约请填写覆盖职工数",
  });

/** Puts a dated record on an enterprise. A consultation names its step and subjects, a signed one the workers covered. */
export const addRecord = command(
  { name: "enterprise.add-record", may: "enterprise.write", input: RecordInput },
  async (context, input) => {
    const { tx, staff, today, record, refuse } = context;
    if (input.on > isoOf(today)) return refuse({ field: "on", message: "日期不能晚于今天" });
    const row = await lockEnterprise(context, input.id);
    const talks = input.kind === "consultation";
    const kept = await movingFigures(tx, [row.id], async () => {
      const [inserted] = await tx
        .insert(enterpriseRecords)
        .values({
          ...placeOf(row),
          ...author(context),
          ...{ kind: input.kind, on: input.on, text: input.text, workers: input.workers },
          ...{ step: talks ? input.step : null, subjects: talks ? input.subjects : [] },
        })
        .returning();
      return inserted!;
    });
    const owner = { kind: "enterprise_record", id: kept.id, unit: row.unitCode } as const;
    const files = await saveEvidence(tx, staff, owner, input.evidence);
    const { kind, on, step, subjects, workers, text } = kept;
    record({
      subject: { kind: "enterprise", id: row.id },
      unit: row.unitCode,
      after: { kind, on, step, subjects, workers, text, files },
      note: `登记${recordKindLabels[kind]} ${on}`,
    });
    return { id: row.id, record: kept.id, late: await lateNote(tx, [{ unit: row.unitCode, day: kept.on }]) };
  },
);

const VoidInput = z.object({ record: rowId, reason: requiredText("作废原因", 300) });

/** Voids a record that was wrong: it stays in sight, struck out, and counts no more. */
export const voidRecord = command(
  { name: "enterprise.void-record", may: "enterprise.write", input: VoidInput },
  async (context, input) => {
    const { tx, record, refuse } = context;
    const [found] = await tx.select().from(enterpriseRecords).where(eq(enterpriseRecords.id, input.record));
    if (!found) throw new NotFound();
    const row = await lockEnterprise(context, found.enterpriseId);
    const done = await movingFigures(tx, [row.id], async () =>
      tx
        .update(enterpriseRecords)
        .set({ voidedAt: sql`now()`, voidReason: input.reason })
        .where(sql`${enterpriseRecords.id} = ${found.id} and ${enterpriseRecords.voidedAt} is null`)
        .returning({ id: enterpriseRecords.id }),
    );
    if (done.length === 0) return refuse({ conflict: true, message: "这条记录已经作废" });
    record({
      subject: { kind: "enterprise", id: row.id },
      unit: row.unitCode,
      before: { kind: found.kind, on: found.on },
      after: { reason: input.reason },
      note: `作废${recordKindLabels[found.kind]} ${found.on}：${input.reason}`,
    });
    return { id: row.id };
  },
);
