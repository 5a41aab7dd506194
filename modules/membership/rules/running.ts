import type { Day } from "@/platform/dates";

/**
 * What one unit holds of one group at the end of each day. A change is taken only when no day's end falls below 0, also of the
 * days after a backdated one.
 */
export class RunningBalance {
  readonly #days: { day: Day; delta: number }[];

  constructor(changes: readonly { day: Day; delta: number }[] = []) {
    this.#days = [...changes].map((change) => ({ ...change })).sort((a, b) => a.day - b.day);
  }

  /** The lowest day's end from `day` on: what may still be taken away on that day. */
  available(day: Day): number {
    let sum = 0;
    let lowest = Number.POSITIVE_INFINITY;
    for (const change of this.#days) {
      // The end of `day` itself counts too, also where nothing happened on it.
      if (change.day > day && lowest === Number.POSITIVE_INFINITY) lowest = sum;
      sum += change.delta;
      if (change.day >= day) lowest = Math.min(lowest, sum);
    }
    return lowest === Number.POSITIVE_INFINITY ? sum : lowest;
  }

  /** False, and nothing changed, where the day cannot bear it. */
  take(day: Day, delta: number): boolean {
    if (delta < 0 && this.available(day) < -delta) return false;
    this.add(day, delta);
    return true;
  }

  add(day: Day, delta: number): void {
    let at = this.#days.length;
    while (at > 0 && this.#days[at - 1]!.day > day) at -= 1;
    const before = this.#days[at - 1];
    if (before?.day === day) before.delta += delta;
    else this.#days.splice(at, 0, { day, delta });
  }
}
