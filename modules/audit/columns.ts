import type { Column } from "@/vocab/column";
import { subjectKindLabels } from "@/vocab/record-fields";
import { outcomeLabels, verbLabel } from "@/vocab/verbs";
import type { AuditRow } from "./reads/trail";

export const auditColumns = [
  { key: "at", label: "时间", kind: "time", value: (r) => r.at, width: 20 },
  { key: "person", label: "人员", kind: "text", value: (r) => r.person, width: 10 },
  { key: "unit", label: "单位", kind: "text", value: (r) => r.unit, width: 18 },
  { key: "verb", label: "动作", kind: "text", value: (r) => verbLabel(r.verb), width: 16 },
  { key: "subject", label: "对象", kind: "text", value: (r) => subjectText(r), width: 24 },
  { key: "outcome", label: "结果", kind: "text", value: (r) => outcomeLabels[r.outcome], width: 8 },
  { key: "address", label: "来源", kind: "text", value: (r) => r.address, width: 16 },
  { key: "note", label: "说明", kind: "text", value: (r) => r.note, width: 40 },
  { key: "requestId", label: "请求号", kind: "code", value: (r) => r.requestId, width: 12 },
] satisfies Column<AuditRow>[];

/** What a record is about, in words: 账号 heping, 任务 12; a refused verb names nothing beyond itself. */
export function subjectText({ subjectKind, subjectId }: Pick<AuditRow, "subjectKind" | "subjectId">): string {
  if (subjectKind === "" || subjectKind === "verb") return "—";
  // A list's key is no word of the screen; its name stands in the note.
  if (subjectKind === "export" && !/^\d+$/.test(subjectId)) return subjectKindLabels.export ?? "—";
  return `${subjectKindLabels[subjectKind] ?? subjectKind} ${subjectId}`;
}
