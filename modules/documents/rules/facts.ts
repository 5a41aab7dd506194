import type { Status } from "@/vocab/status";

export type UnitLevel = "city" | "district" | "street" | "department" | "industrial_union";
type Kind = "count" | "ratio" | "money" | "milestone";

/** A figure in stored units: money in 分, shares in 1/10,000. */
export interface Figure {
  kind: Kind;
  unitName: string;
  actual: number | null;
  target: number | null;
}

export interface TaskFact extends Figure {
  seq: number;
  name: string;
  lead: string;
  status: Status;
  progress: number | null;
  expected: number | null;
  due: string | null;
  daysLate: number | null;
  /** Its ledger is in use, or it is reported by hand. */
  running: boolean;
  /** At the end of the month before; null where there is none. */
  before: { actual: number | null; status: Status } | null;
  forecast: {
    pacePerWeek: number;
    neededPerWeek: number | null;
    metOn: string | null;
    impossible: boolean;
    lateDays: number | null;
  } | null;
}

export interface ChildFact {
  name: string;
  rank: number | null;
  change: number | null;
  progress: number | null;
  light: "on_track" | "at_risk" | "behind" | null;
  overdue: number;
}

/** What the sentences of a month's document are made from; shares 0–1, days YYYY-MM-DD. */
export interface Facts {
  month: string;
  asOf: string;
  unit: { title: string; level: UnitLevel };
  plan: { title: string; aspects: number; measures: number; passed: number };
  /** Tasks of the three organisational ones (measure 0), and all. */
  backing: number;
  counts: Record<Status, number>;
  whole: { n: number; progress: number | null; expected: number | null; before: number | null };
  tasks: readonly TaskFact[];
  children: readonly ChildFact[];
  /** Units below that sent no report of the month; null where no reports are kept. */
  unreported: { expected: number; names: readonly string[] } | null;
  /** Working days after the document: for answers, for plans. */
  terms: { answer: string; plan: string };
  /** What the unit itself wrote in its report of the month. */
  told: { did: string; problems: string; next: string } | null;
}

/** 全市 · 全区 · 本单位. */
export const wholeWord = (level: UnitLevel): string =>
  level === "city" ? "全市" : level === "district" ? "全区" : "本单位";

/** What the children are called, and how they are counted. */
export const childWord = (level: UnitLevel): { each: string; unit: string } =>
  level === "city" ? { each: "各区", unit: "个区" } : { each: "各街道（乡镇）", unit: "个街道（乡镇）" };
