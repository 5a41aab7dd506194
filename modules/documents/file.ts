import { docxOf } from "@/platform/docx/write";
import { monthPaper, type Stamp } from "./content";
import { type Content, isOrder } from "./load";
import { orderPaper } from "./papers/order";

export const paperOf = (content: Content, stamp: Stamp) =>
  isOrder(content) ? orderPaper(content, stamp) : monthPaper(content, stamp);

/** The document as a Word file. */
export const fileOf = (content: Content, stamp: Stamp, subject: string): Promise<Buffer> =>
  docxOf(paperOf(content, stamp), { by: "推进台", subject });

/** 京工新业态通报〔2026〕3号; a draft has a blank in place of the number. */
export function numberText(stem: string, year: number, seq: number | null): string {
  return `${stem}〔${year}〕${seq ?? "　"}号`;
}

/** What a unit's numbers begin with: 京工新业态通报 for the city, 朝阳工新业态报 for a district's report. */
export function stemOf(unit: { level: string; shortName: string }, kind: "briefing" | "progress"): string {
  const place = unit.level === "city" ? "京" : unit.shortName;
  return `${place}工新业态${kind === "briefing" ? "通报" : "报"}`;
}
