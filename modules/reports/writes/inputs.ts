import { z } from "zod";
import { evidenceInput } from "@/modules/plan";
import { unitParam } from "@/modules/units";
import { narrativeLabels, type ReportReason } from "@/vocab/reports";
import { periodParam } from "../search";

const text = z.string().trim().max(2000, "最多 2000 字，请精简或改用附件").default("");
export const version = z.coerce.number({ error: "版本有误" }).int().min(0).max(2_000_000_000);
export const reasonText = z.string().trim().min(1, "请写明原因").max(500, "最多 500 字");

/** A report as its form sends it: beside the fields, `n.<task>` and `d.<task>` hold the figures that are typed. */
export const ReportInput = z
  .looseObject({
    period: periodParam,
    /** 0 where the form was opened before there was a draft. */
    version: version.default(0),
    zero: z
      .string()
      .optional()
      .transform((value) => value === "1"),
    did: text,
    problems: text,
    next: text,
    evidence: evidenceInput,
  })
  .transform(({ period, version: seen, zero, did, problems, next, evidence, ...rest }) => ({
    ...{ period, version: seen, zero, did, problems, next, evidence },
    typed: typedFields(rest),
  }));

export type ReportFields = z.output<typeof ReportInput>;

function typedFields(rest: Record<string, unknown>): Map<number, { n: string; d: string }> {
  const typed = new Map<number, { n: string; d: string }>();
  for (const [key, value] of Object.entries(rest)) {
    const match = /^([nd])\.(\d{1,9})$/.exec(key);
    if (!match || typeof value !== "string") continue;
    const id = Number(match[2]);
    const fields = typed.get(id) ?? { n: "", d: "" };
    fields[match[1] as "n" | "d"] = value.trim();
    typed.set(id, fields);
  }
  return typed;
}

/** Which report is decided on, and the version that the decider looked at. */
export const DecideInput = z.object({ unit: unitParam, period: periodParam, version });

const named = (field: string): string =>
  field in narrativeLabels ? narrativeLabels[field as keyof typeof narrativeLabels] : (fieldLabels[field] ?? "");
const fieldLabels: Record<string, string> = { evidence: "佐证", other: "其他" };

/** Returns name their fields: a narrative one, the evidence, something else, or a figure as `task:<id>`; one reason each. */
export const ReturnInput = z
  .looseObject({
    ...DecideInput.shape,
    field: z.string().max(20).default(""),
    text: z.string().trim().max(500).default(""),
  })
  .transform(({ unit, period, version: seen, field, text: only, ...rest }) => {
    const pairs = [
      ...(field && only ? [[field, only] as const] : []),
      ...Object.entries(rest).flatMap(([key, value]) =>
        key.startsWith("reason.") && typeof value === "string" && value.trim() !== ""
          ? [[key.slice(7), value.trim().slice(0, 500)] as const]
          : [],
      ),
    ];
    const reasons: ReportReason[] = pairs.map(([name, why]) => ({ field: name, label: named(name), text: why }));
    return { unit, period, version: seen, reasons };
  });

export const UnapproveInput = DecideInput.extend({ text: reasonText });

const codes = z.union([z.array(unitParam).max(500), unitParam.transform((one) => [one])]).default([]);

/** Several reports of one period at once; `text` is the one reason of a return. */
export const ManyInput = z.object({
  period: periodParam,
  units: codes.refine((units) => units.length > 0, "请选择单位"),
  move: z.enum(["approve", "return"]),
  text: z.string().trim().max(500, "最多 500 字").default(""),
});

/** Whom to remind; nobody named means everybody who is missing. */
export const ChaseInput = z.object({ unit: unitParam.optional(), period: periodParam, units: codes });

export const CloseInput = z.object({ period: periodParam, version });
export const ReopenInput = CloseInput.extend({ text: reasonText });
