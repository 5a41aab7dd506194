import shippedPlan from "@/db/seed/data/task-breakdown.json";
import type { IndicatorKind } from "@/vocab/indicator-kinds";

/** A text for comparing: punctuation in either width, blanks and a closing full stop do not count. */
export function loose(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/\s/g, "")
    .replace(/[。.;]+$/, "");
}

export const sameText = (a: string, b: string): boolean => loose(a) === loose(b);

export interface ShippedTask {
  seq: number;
  measureNo: number;
  task: string;
  indicator: string;
  indicatorType: string;
  unit: string;
  target: number | null;
  progressRule: string;
  splitToDistricts: boolean;
  provenance: Record<string, string>;
}

const bySeq = new Map<number, ShippedTask>(shippedPlan.tasks.map((task) => [task.seq, task]));

/** The task of the published plan with this number and this very text; null for any other, which is then a draft. */
export function shippedTask(seq: number, title: string): ShippedTask | null {
  const task = bySeq.get(seq);
  return task && sameText(task.task, title) ? task : null;
}

/** The published target in the stored unit: money in 分, shares in 1/10,000; of a range its lower end. */
export function shippedTarget({ target }: ShippedTask, kind: IndicatorKind): number | null {
  if (target === null) return null;
  if (kind === "money") return target * 1_000_000;
  return kind === "count" ? target : target * 100;
}

/** The number of a measure of the published plan by its title; null where there is none. */
export function shippedMeasure(title: string): number | null {
  return shippedPlan.measures.find((measure) => sameText(measure.title, title))?.measureNo ?? null;
}

const HALF: Record<string, string> = { ",": "，", "(": "（", ")": "）", ":": "：", ";": "；" };

/** The shipped file is written with half-width punctuation; screens are not. */
export const fullWidth = (text: string): string => text.replace(/[,():;]/g, (mark) => HALF[mark] ?? mark);
