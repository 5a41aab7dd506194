import type { Day } from "@/platform/dates";
import { addWorkdays, type Calendar } from "@/platform/workdays";
import type { Status } from "@/vocab/status";
import { type Actual, type Aim, EPS, measured, progressOf } from "./progress";
import type { Thresholds } from "./thresholds";

/** A dated step: `share` (0–1) of the target is due by the end of `day`. */
export interface Milestone {
  day: Day;
  share: number;
  /** What was cumulated at the end of `day`; absent where nobody looked it up, and then 补齐 is not judged. */
  actual?: Actual | null;
}

export interface Schedule {
  start: Day;
  due: Day | null;
  milestones: readonly { day: Day; share: number }[];
}

/** A task of the city, or a unit's allocation of it. An unconfirmed allocation has target null. */
export interface Subject extends Aim {
  start: Day;
  due: Day | null;
  milestones: readonly Milestone[];
  /** Reported by hand: an approved completion ends it. */
  manual: boolean;
  completedOn: Day | null;
  /** What was cumulated at the end of the deadline's day; absent: a milestone on that day stands in for it. */
  actualOnDue?: Actual | null;
}

export interface Standing {
  status: Status;
  /** p, 0– ; null: missing. At least 1 where a completion is approved. */
  progress: number | null;
  /** Reported by hand, and its completion approved. */
  approved: boolean;
  /** e, 0–1; null without a deadline. */
  expected: number | null;
  /** Calendar days past the deadline of what is overdue or has no target. */
  daysLate: number | null;
  /** Calendar days to the deadline of what is not done; 0 on the day itself. */
  daysLeft: number | null;
  /** Done, but after its deadline. */
  late: boolean;
  /** 补齐: a milestone was reached after its day. */
  madeUp: boolean;
  /** The first milestone missed by more working days than the plan forgives. */
  missed: Day | null;
  /** A range target's upper end is exceeded. */
  aboveRange: boolean;
  /** 已到期，未定目标. */
  dueWithoutTarget: boolean;
}

/**
 * Share of the target that should be reached by `today`, 0–1; null where the task has no deadline.
 * Straight lines between milestones. Source: 序时进度, DOMAIN rule 5.
 */
export function expectedShare({ start, due, milestones }: Schedule, today: Day): number | null {
  if (due === null) return null;
  if (today >= due) return 1;
  if (today <= start) return 0;
  // An extension, or a unit's own deadline, may leave milestones outside: they no longer bend the line.
  const steps = milestones
    .filter((m) => m.day > start && m.day < due)
    .sort((a, b) => a.day - b.day || a.share - b.share);
  let last = { day: start, share: 0 };
  for (const step of [...steps, { day: due, share: 1 }]) {
    const share = Math.min(1, Math.max(last.share, step.share));
    if (step.day >= today) {
      const part = step.day === last.day ? 1 : (today - last.day) / (step.day - last.day);
      return last.share + (share - last.share) * part;
    }
    last = { day: step.day, share };
  }
  return 1;
}

/** Rule 5 on two shares alone: the light of a measure or a unit, and of a task apart from its dates. */
export function lightOf(
  progress: number,
  expected: number | null,
  limits: Thresholds,
): "on_track" | "at_risk" | "behind" {
  if (expected === null || expected < limits.minExpected) return "on_track";
  if (progress < limits.behind * expected - EPS) return "behind";
  return progress < limits.atRisk * expected - EPS ? "at_risk" : "on_track";
}

/**
 * Light, shares and days of a task or an allocation on `today`, from its cumulated figure `actual` (null: no figure yet).
 * DOMAIN, "Task status", rules 1–5 in their order; a missing figure reaches nothing and is shown as missing. An approved
 * completion stands for the whole target, whatever was typed.
 */
export function standing(
  subject: Subject,
  actual: Actual | null,
  today: Day,
  cal: Calendar,
  limits: Thresholds,
): Standing {
  const { due, target, targetMax } = subject;
  const approved = approvedBy(subject, today);
  const measuredShare = progressOf(subject, actual);
  // The light and the means that it is part of say the same; without a target there is no share of it.
  const progress = approved && target !== null ? Math.max(1, measuredShare ?? 0) : measuredShare;
  const reached = progress ?? 0;
  const done = approved || (target !== null && reached >= 1 - EPS);
  const past = due !== null && today > due;
  const missed = done || target === null ? null : missedMilestone(subject, reached, today, cal, limits);
  const expected = expectedShare(subject, today);
  return {
    status: done ? "done" : statusOf(),
    progress,
    approved,
    expected,
    daysLate: past && !done ? today - due : null,
    daysLeft: due !== null && !past && !done ? due - today : null,
    late: done && past && !metBy(subject, due),
    madeUp: subject.milestones.some((m) => wasMadeUp(subject, m, reached, today)),
    missed,
    aboveRange: targetMax !== null && (measured(subject.kind, actual) ?? 0) > targetMax,
    dueWithoutTarget: past && !done && target === null,
  };

  function statusOf(): Status {
    if (target === null) return "no_target";
    if (past) return "overdue";
    if (today < subject.start) return "not_started";
    if (expected !== null && expected < limits.minExpected) return "on_track";
    if (missed !== null) return "behind";
    const light = lightOf(reached, expected, limits);
    if (light !== "on_track" || due === null) return light;
    const near = addWorkdays(cal, today, limits.dueWorkdays + 1) > due;
    return near && reached < limits.atRisk - EPS ? "at_risk" : light;
  }
}

function missedMilestone(subject: Subject, reached: number, today: Day, cal: Calendar, limits: Thresholds): Day | null {
  const open = subject.milestones.filter((m) => m.day < today && reached < m.share - EPS);
  const over = open.filter((m) => addWorkdays(cal, m.day, limits.milestoneWorkdays + 1) <= today);
  return over.length === 0 ? null : Math.min(...over.map((m) => m.day));
}

function wasMadeUp(subject: Subject, milestone: Milestone, reached: number, today: Day): boolean {
  if (milestone.actual === undefined || milestone.day >= today || subject.target === null) return false;
  if (approvedBy(subject, milestone.day)) return false;
  const then = progressOf(subject, milestone.actual) ?? 0;
  return then < milestone.share - EPS && reached >= milestone.share - EPS;
}

function approvedBy({ manual, completedOn }: Subject, day: Day): boolean {
  return manual && completedOn !== null && completedOn <= day;
}

/** Whether the target was met by the end of its deadline; where no figure of that day is at hand, only the approval's day speaks. */
function metBy(subject: Subject, due: Day): boolean {
  if (approvedBy(subject, due)) return true;
  const onDue = subject.actualOnDue ?? subject.milestones.find((m) => m.day === due)?.actual;
  if (onDue === undefined) return subject.completedOn === null;
  return (progressOf(subject, onDue) ?? 0) >= 1 - EPS;
}
