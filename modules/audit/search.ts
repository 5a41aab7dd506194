import { z } from "zod";

const isoDay = z.iso.date();

/** The audit page's search: its URL, its query and its export read the same fields. Days are those of Asia/Shanghai. */
export const AuditSearch = z.object({
  /** First and last day; without them today, by the real clock. */
  from: isoDay.optional(),
  to: isoDay.optional(),
  outcome: z.enum(["refused", "failed", "conflict", "export"]).optional(),
  unit: z
    .string()
    .regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/)
    .transform((code) => (code === "110000" ? "11" : code))
    .optional(),
  verb: z
    .string()
    .regex(/^[a-z-]+\.[a-z-]+$/)
    .max(60)
    .optional(),
  q: z.string().trim().max(40).default(""),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
  /** The row opened below the table. */
  sheet: z.coerce.number().int().positive().optional(),
});

export type AuditSearchInput = z.output<typeof AuditSearch>;
