import type { Day } from "@/platform/dates";
import type { Status } from "@/vocab/status";
import { EPS } from "./progress";
import { lightOf } from "./status";
import type { Thresholds } from "./thresholds";

/** A task of a measure, or a unit's share of a task, as `standing` judged it. */
export interface RollupItem {
  status: Status;
  progress: number | null;
  expected: number | null;
  target: number | null;
  weight: number;
  /** Its figures are being kept: by hand, or by a ledger that is in use. */
  running: boolean;
}

export interface Rollup {
  /** Items that the mean is taken over. */
  n: number;
  /** Weighted means, 0–1; null: no item has one. */
  progress: number | null;
  expected: number | null;
  /** Rule 5 on the two means; null without a mean. */
  light: "on_track" | "at_risk" | "behind" | null;
  /** Of all items. */
  overdue: number;
  /** 已到期，未定目标, and the others without target: of all items. */
  withoutTarget: number;
}

/**
 * Weighted means of min(1, p) and e over the items with a target above 0, a running ledger and a figure. A missing figure
 * is left out, never 0; an item without deadline has no e and weighs only in p; an approved completion weighs as 1, for its
 * standing's p says so. Source: DOMAIN, "Rollup".
 */
export function rollup(items: readonly RollupItem[], limits: Thresholds): Rollup {
  const counted = items.filter(
    (i) => i.target !== null && i.target > 0 && i.running && i.progress !== null && i.weight > 0,
  );
  const progress = mean(counted.map((i) => [Math.min(1, i.progress!), i.weight]));
  const expected = mean(counted.filter((i) => i.expected !== null).map((i) => [i.expected!, i.weight]));
  return {
    n: counted.length,
    progress,
    expected,
    light: progress === null ? null : lightOf(progress, expected, limits),
    overdue: items.filter((i) => i.status === "overdue").length,
    withoutTarget: items.filter((i) => i.status === "no_target").length,
  };
}

function mean(parts: readonly (readonly [value: number, weight: number])[]): number | null {
  const weight = parts.reduce((sum, [, w]) => sum + w, 0);
  return weight === 0 ? null : parts.reduce((sum, [value, w]) => sum + value * w, 0) / weight;
}

export interface Contender {
  code: string;
  /** The rollup's mean of p. */
  progress: number | null;
  /** Share of what fell due that was in time, 0–1; null where nothing fell due. */
  timeliness: number | null;
  n: number;
}

export interface Place {
  code: string;
  /** 1 is first; equals share a place and the next one is skipped. Null: not ranked. */
  rank: number | null;
  /** Places gained since the earlier table (negative: lost); null where either is missing. */
  change: number | null;
}

/**
 * League table of peers: by mean progress, then timeliness; best first, the unranked last in the order given.
 * Nobody without a mean or with fewer than `leagueMinN` items is ranked. `earlier`: ranks of the table compared with.
 */
export function league(
  peers: readonly Contender[],
  limits: Thresholds,
  earlier?: ReadonlyMap<string, number | null>,
): Place[] {
  const ranked = peers.filter((c) => c.progress !== null && c.n >= limits.leagueMinN).sort(better);
  const places: Place[] = [];
  for (const [i, peer] of ranked.entries()) {
    const above = ranked[i - 1];
    const rank = above && better(above, peer) === 0 ? places[i - 1]!.rank! : i + 1;
    const before = earlier?.get(peer.code) ?? null;
    places.push({ code: peer.code, rank, change: before === null ? null : before - rank });
  }
  const rest = peers.filter((c) => !ranked.includes(c));
  return [...places, ...rest.map(({ code }) => ({ code, rank: null, change: null }))];
}

function better(a: Contender, b: Contender): number {
  return compare(b.progress!, a.progress!) || compare(b.timeliness ?? -1, a.timeliness ?? -1);
}

function compare(a: number, b: number): number {
  return Math.abs(a - b) <= EPS ? 0 : a - b;
}

/** Share of the items past their deadline that were done by it, 0–1; null where none has fallen due. */
export function timelinessOf(
  items: readonly { status: Status; late: boolean; due: Day | null }[],
  today: Day,
): number | null {
  const fallen = items.filter((i) => i.due !== null && i.due < today && i.status !== "no_target");
  if (fallen.length === 0) return null;
  return fallen.filter((i) => i.status === "done" && !i.late).length / fallen.length;
}
