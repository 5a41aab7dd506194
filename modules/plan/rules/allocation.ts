import type { IndicatorKind } from "@/vocab/indicator-kinds";

export interface Share {
  target: number | null;
  confirmed: boolean;
}

export interface Decomposition {
  /** Sum of the children's targets, proposals included; null for rates, which do not add up, and where none is set. */
  sum: number | null;
  /** Parent's target less that sum: what the parent holds itself (+) or has handed out beyond its own (−). */
  difference: number | null;
  /** Children with a target, and of them the unconfirmed proposals. */
  set: number;
  proposed: number;
}

/** How a task's target compares with what is allocated one level down. Source: DOMAIN, 目标分解. */
export function decomposition(kind: IndicatorKind, target: number | null, children: readonly Share[]): Decomposition {
  const filled = children.filter((child) => child.target !== null);
  const adds = (kind === "count" || kind === "money") && filled.length > 0;
  const sum = adds ? filled.reduce((total, child) => total + child.target!, 0) : null;
  return {
    sum,
    difference: sum === null || target === null ? null : target - sum,
    set: filled.length,
    proposed: filled.filter((child) => !child.confirmed).length,
  };
}
