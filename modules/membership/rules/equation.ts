import type { Leg } from "@/vocab/movements";

export type Sides = Record<Leg, number>;

export interface Equation extends Sides {
  /** 净增 = 入会 + 转入 − 转出 − 退会. */
  net: number;
  /** 在册 = 期初 + 净增, persons. */
  balance: number;
}

export const noSides = (): Sides => ({ opening: 0, join: 0, in: 0, out: 0, leave: 0 });

/** How a side moves a balance: +1 or −1. */
export const signOf = (leg: Leg): 1 | -1 => (leg === "out" || leg === "leave" ? -1 : 1);

/**
 * 期初 + 入会 + 转入 − 转出 − 退会 = 在册, in persons. `before` is what was held when a period began: it and the openings inside
 * the period are its 期初. Source: DOMAIN, "Membership is double entry".
 */
export function equationOf(sides: Sides, before = 0): Equation {
  const net = sides.join + sides.in - sides.out - sides.leave;
  const opening = before + sides.opening;
  return { ...sides, opening, net, balance: opening + net };
}
