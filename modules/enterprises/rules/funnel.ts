import { type PathStage, type Stage, stageOrder } from "@/vocab/stages";

/** Days after which standing at a stage counts as overdue. 已建会 and 规范运行 are where an enterprise is meant to stay. */
export const dwellLimits: Partial<Record<Stage, number>> = {
  surveyed: 30,
  contacted: 45,
  qualified: 45,
  preparing: 60,
  approving: 30,
};

export interface FunnelStep {
  stage: PathStage;
  /** Enterprises standing at the stage now. */
  standing: number;
  /** Standing here or further on. */
  reached: number;
  /** reached ÷ reached of the stage before, 0–1; null for the first and where nobody came. */
  conversion: number | null;
}

/** The path as a funnel; end states are left out of it. Counts in 家. */
export function funnelOf(standing: Readonly<Partial<Record<Stage, number>>>): FunnelStep[] {
  let before: number | null = null;
  return stageOrder.map((stage, at) => {
    const reached = stageOrder.slice(at).reduce((sum, later) => sum + (standing[later] ?? 0), 0);
    const conversion = before === null || before === 0 ? null : reached / before;
    before = reached;
    return { stage, standing: standing[stage] ?? 0, reached, conversion };
  });
}

/** The stages that `reached` counts: this one and those behind it. */
export const fromStage = (stage: PathStage): PathStage[] => stageOrder.slice(stageOrder.indexOf(stage));

/** Whether so many days at a stage are more than its limit. */
export const dwellsTooLong = (stage: Stage, days: number | null): boolean =>
  days !== null && days > (dwellLimits[stage] ?? Number.POSITIVE_INFINITY);
