import { countText, shareText } from "@/components/ui/figure";
import { rowsOf } from "@/modules/indicators";
import { hrefWith } from "@/platform/search";
import type { Status } from "@/vocab/status";
import { inUnit } from "../columns";
import type { FigureKind } from "../rules/amounts";

export type Href = (path: string, change?: Record<string, unknown>) => string;

/** Addresses that stay at the page's unit and day, unless the change names others. */
export function hrefsOf(search: { unit?: string | undefined; asOf?: string | undefined }): Href {
  return (path, change = {}) => hrefWith(path, { unit: search.unit, asOf: search.asOf }, change);
}

/** A task as the row's unit stands to it: the city's own page for a department that works on the city's task. */
export function taskHref(href: Href, row: { id: number; unit: string }, change: Record<string, unknown> = {}): string {
  return href(`/plan/${row.id}`, row.unit === "11" ? { ...change, unit: undefined } : change);
}

/** The rows behind a task's figure: its ledger's where that counts (the list's own filters), else the reports. */
export function rowsHref(href: Href, row: { id: number; unit: string; indicator: string; counted: boolean }): string {
  const rows = row.counted ? rowsOf(row.indicator) : null;
  if (rows === null) return taskHref(href, row, { tab: "entries" });
  const { pathname, searchParams } = new URL(rows, "http://board");
  const own = Object.fromEntries([...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]));
  return href(pathname, { ...own, unit: row.unit === "11" ? undefined : row.unit });
}

interface Figure {
  kind: FigureKind;
  unitName: string;
}

const isShare = (kind: FigureKind) => kind === "ratio" || kind === "milestone";
const inTenThousands = (value: number) => `${(value / 10_000).toFixed(2)}万`;

/** A stored figure as a card prints it: 26.18万, 1,504.6, 76.3%. */
export function cardText(value: number, { kind }: Figure): string {
  const shown = inUnit(value, kind) ?? 0;
  if (isShare(kind)) return shareText(shown);
  if (kind === "money") return countText(Math.round(shown * 10) / 10);
  return Math.abs(shown) >= 100_000 ? inTenThousands(shown) : countText(shown);
}

/** The unit behind a card's figure; a share carries its own sign. */
export const cardUnit = ({ kind, unitName }: Figure): string => (isShare(kind) ? "" : unitName);

/** What is missing to the target, or by how much it is exceeded: 差 307 家, 超 14 家, 差 0.9 百分点. */
export function gapText(actual: number, target: number, figure: Figure): string {
  const gap = target - actual;
  if (Math.abs(gap) < 1e-9) return "已达目标";
  const word = gap > 0 ? "差" : "超";
  if (isShare(figure.kind)) return `${word} ${(Math.abs(gap) / 100).toFixed(1)} 百分点`;
  return `${word} ${cardText(Math.abs(gap), figure)} ${figure.unitName}`;
}

/** 应达 and rates of the strip: whole per cents; what is not whole is never rounded up to it. */
export function wholePercent(share: number): string {
  const percent = Math.round(share * 100);
  return `${share < 1 - 1e-9 ? Math.min(99, percent) : percent}%`;
}

/** Light of a mean; without one there is nothing to judge. */
export const lightStatus = (light: "on_track" | "at_risk" | "behind" | null): Status => light ?? "no_target";
