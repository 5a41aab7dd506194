import { dayOf, isoOf, monthEnd } from "@/platform/dates";

const grouped = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 2 });

export const count = (value: number): string => grouped.format(Math.round(value * 100) / 100).replace("-", "−");

/** 62.5%; what is not whole is never rounded up to it, and a whole has no decimal. */
export function share(value: number): string {
  const rounded = Math.round(value * 1000) / 10;
  const percent = value < 1 - 1e-9 ? Math.min(99.9, rounded) : rounded;
  return percent === 100 ? "100%" : `${percent.toFixed(1)}%`;
}

/** 2026年10月31日. */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number);
  return `${year}年${month}月${day}日`;
}

/** 11月6日. */
export const dayWords = (iso: string): string => dateWords(iso).replace(/^\d+年/, "");

/** 2026年10月份 of a month YYYY-MM. */
export const monthWords = (month: string): string => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月份`;

/** Last day of a month YYYY-MM. */
export const lastDay = (month: string): number => monthEnd(dayOf(`${month}-01`));

/** The month YYYY-MM before. */
export const monthBefore = (month: string): string => isoOf(dayOf(`${month}-01`) - 1).slice(0, 7);

/** A、B、C; a long list ends with 等 n … */
export function names(list: readonly string[], shown: number, unit: string): string {
  if (list.length <= shown) return list.join("、");
  return `${list.slice(0, shown).join("、")}等${list.length}${unit}`;
}

const digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** 一是…二是…: sentences that are there, counted off; a single one is not counted. */
export function countedOff(sentences: readonly (string | null)[]): string {
  const there = sentences.filter((sentence) => sentence !== null);
  return there.length === 1 ? there[0]! : there.map((sentence, at) => `${digits[at]}是${sentence}`).join("");
}

/** （一）… a paragraph each. */
export function itemised(paragraphs: readonly (string | null)[]): string {
  const there = paragraphs.filter((paragraph) => paragraph !== null);
  return there.map((paragraph, at) => `（${digits[at]}）${paragraph}`).join("\n");
}

/** Clauses that are there, closed with a full stop; nothing where there are none. */
export function sentence(clauses: readonly (string | null)[], mark = "，"): string {
  const there = clauses.filter((clause) => clause !== null);
  return there.length === 0 ? "" : `${there.join(mark)}。`;
}

/** The first 16 digits of a checksum in fours: what a reader compares on paper. */
export const codeText = (sum: string): string =>
  sum
    .slice(0, 16)
    .toUpperCase()
    .replace(/(.{4})(?=.)/g, "$1 ");
