import type { Column } from "@/vocab/column";
import { inUnit } from "./columns";
import type { EntryRow } from "./reads/entries";

/** The reports of a task: one list for the screen and the exports. A ratio's two figures stand side by side. */
export const entryColumns: Column<EntryRow>[] = [
  { key: "id", label: "填报号", kind: "code", value: (r) => String(r.id), width: 8 },
  { key: "day", label: "日期", kind: "date", value: (r) => r.day, width: 12 },
  { key: "unit", label: "填报单位", kind: "text", value: (r) => r.unitName, width: 16 },
  {
    key: "amount",
    label: "本次数量（比率为分子）",
    kind: "count",
    value: (r) => (r.kind === "ratio" ? r.amount : inUnit(r.amount, r.kind)),
    width: 14,
    total: "sum",
  },
  { key: "base", label: "分母", kind: "count", value: (r) => r.base, width: 10, total: "sum" },
  { key: "measure", label: "计量单位", kind: "text", value: (r) => (r.kind === "ratio" ? "" : r.measure), width: 10 },
  { key: "note", label: "说明", kind: "text", value: (r) => r.note, width: 40 },
  {
    key: "evidence",
    label: "附件",
    kind: "text",
    value: (r) => r.evidence.map((file) => file.name).join("、"),
    width: 30,
  },
  { key: "author", label: "填报人", kind: "text", value: (r) => r.author, width: 10 },
  { key: "at", label: "填报时间", kind: "time", value: (r) => r.at, width: 18 },
];
