import { hrefWith } from "@/platform/search";
import type { InstructionRow } from "./reads/rows";

type Subject = Pick<InstructionRow, "kind" | "subjectId" | "unitCode">;

/** Where the subject of a 批示 opens. */
export function hrefOf({ kind, subjectId, unitCode }: Subject): string {
  if (kind === "task") return hrefWith(`/plan/${subjectId}`, { unit: unitCode });
  if (kind === "unit") return hrefWith("/overview", { unit: unitCode });
  if (kind === "enterprise") return `/enterprises/${subjectId}`;
  return kind === "follow_up"
    ? hrefWith("/follow-ups", { id: subjectId, sheet: subjectId })
    : hrefWith(`/reports/${subjectId}`, { unit: unitCode });
}

/** The form to issue a follow-up that carries it out, with what it is about filled in. */
export function issueHref({ id, kind, subjectId, unitCode }: Subject & { id: number }, own: string): string {
  return hrefWith("/follow-ups/new", {
    instruction: id,
    level: "supervise",
    task: kind === "task" ? subjectId : undefined,
    about: kind === "enterprise" ? `enterprise:${subjectId}` : kind === "report" ? `report:${subjectId}` : undefined,
    unit: unitCode === own ? undefined : unitCode,
  });
}
