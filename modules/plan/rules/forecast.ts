import type { Day } from "@/platform/dates";

export interface Pace {
  /** Cumulated now, and of that what the last `weeks` weeks added; both in the target's own unit. */
  total: number;
  recent: number;
  target: number | null;
  start: Day;
  due: Day | null;
}

export interface Forecast {
  /** Per week, over the window or since the start where that is shorter (but a week at least). */
  pacePerWeek: number;
  /** What the deadline demands from now on; null without target or deadline, or once it has passed. 0 when met. */
  neededPerWeek: number | null;
  /** The day on which the target is met at this pace; null when it is met already, unknown or impossible. */
  metOn: Day | null;
  /** 按当前速度无法完成. */
  impossible: boolean;
  /** Calendar days by which `metOn` misses the deadline; 0 when it does not, null where either is missing. */
  lateDays: number | null;
}

/** A pace that needs longer than this does not finish in any plan's time. */
const HORIZON = 36_525;

/** Where the pace of the last weeks leads. For counts and money; a ratio has no pace. Source: DOMAIN, "Forecast". */
export function forecast({ total, recent, target, start, due }: Pace, today: Day, weeks: number): Forecast {
  const elapsed = Math.min(weeks, Math.max(1, (today - start + 1) / 7));
  const pacePerWeek = recent / elapsed;
  const left = target === null ? null : Math.max(0, target - total);
  const neededPerWeek = left === null || due === null || due <= today ? null : (left * 7) / (due - today);
  if (left === null || left === 0) {
    return {
      pacePerWeek,
      neededPerWeek,
      metOn: null,
      impossible: false,
      lateDays: left === 0 && due !== null ? 0 : null,
    };
  }
  const days = pacePerWeek > 0 ? Math.ceil((left * 7) / pacePerWeek - 1e-9) : Number.POSITIVE_INFINITY;
  if (days > HORIZON) return { pacePerWeek, neededPerWeek, metOn: null, impossible: true, lateDays: null };
  const metOn = today + days;
  return {
    pacePerWeek,
    neededPerWeek,
    metOn,
    impossible: false,
    lateDays: due === null ? null : Math.max(0, metOn - due),
  };
}
