import type { Column } from "@/vocab/column";
import { documentKindLabels, documentStateLabels } from "@/vocab/documents";
import type { DocumentRow } from "./reads/rows";

export const documentColumns: Column<DocumentRow>[] = [
  { key: "kind", label: "文种", kind: "text", value: (r) => documentKindLabels[r.kind], width: 14 },
  { key: "title", label: "标题", kind: "text", value: (r) => r.title, link: (r) => `/documents/${r.id}`, width: 50 },
  { key: "number", label: "文号", kind: "text", value: (r) => (r.state === "issued" ? r.number : null), width: 28 },
  { key: "period", label: "期间", kind: "text", value: (r) => r.period, width: 10 },
  { key: "unit", label: "发文单位", kind: "text", value: (r) => r.unitTitle, width: 22 },
  { key: "state", label: "状态", kind: "text", value: (r) => documentStateLabels[r.state], width: 10 },
  { key: "issued", label: "印发日期", kind: "date", value: (r) => r.issuedOn, width: 12 },
  { key: "by", label: "经办", kind: "text", value: (r) => r.issuedBy || r.createdBy, width: 10 },
];
