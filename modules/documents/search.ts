import { z } from "zod";
import { unitParam } from "@/modules/units";
import type { DocumentKind, DocumentState } from "@/vocab/documents";

export const monthParam = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/, "请选择月份");
export const documentId = z.coerce.number().int().positive().max(2_147_483_647);

const kinds = ["briefing", "progress", "order"] as const satisfies readonly DocumentKind[];
const states = ["draft", "issued"] as const satisfies readonly DocumentState[];

/** The list's filters: kind, month of the figures, state, and whose documents they are. */
export const DocumentSearch = z.object({
  unit: unitParam.optional(),
  kind: z.enum(kinds).optional(),
  period: monthParam.optional(),
  state: z.enum(states).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export type DocumentSearchValues = z.output<typeof DocumentSearch>;
