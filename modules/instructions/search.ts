import { z } from "zod";
import { unitParam } from "@/modules/units";

export const subjectKinds = ["task", "unit", "enterprise", "report", "follow_up"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

const subjectId = z.string().regex(/^[\dA-Z.-]{1,20}$/, "批示所指的内容有误");

/** What a 批示 is about: a task as one unit sees it, a unit, an enterprise, a unit's report of a period, a follow-up. */
export const Subject = z.object({ kind: z.enum(subjectKinds), id: subjectId, unit: unitParam });

/** The page's filters: whose matter it is, what it is about, whether anything has come of it. */
export const InstructionSearch = z.object({
  unit: unitParam.optional(),
  kind: z.enum(subjectKinds).optional(),
  state: z.enum(["open", "followed", "settled"]).optional(),
  /** What waits for the asker's own post. */
  mine: z.literal("1").optional(),
  id: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

export type InstructionSearchValues = z.output<typeof InstructionSearch>;

export const PAGE_SIZE = 30;
