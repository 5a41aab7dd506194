import type { PlanDesk } from "@/modules/plan";
import { dayOf, isoOf, weekStart, yearOf } from "@/platform/dates";

/** Everything dated that the calendar marks: the plan's points and the follow-ups that wait. */
export interface Node {
  key: string;
  day: string;
  title: string;
  href: string;
  /** Past and not met, near and not met, or neither. */
  tone: "late" | "near" | "calm";
  met: boolean;
}

interface Dated {
  id: number;
  dueOn: string;
  title: string;
}

/** Nodes of the calendar's weeks, in order of their days. */
export function nodesOf({ nodes, today, from, to }: PlanDesk, followUps: readonly Dated[]): Node[] {
  const toneOf = (day: string, met: boolean): Node["tone"] => {
    if (met) return "calm";
    const days = dayOf(day) - dayOf(today);
    return days < 0 ? "late" : days <= 3 ? "near" : "calm";
  };
  const plan = nodes.map((node) => ({
    key: `${node.kind}-${node.taskId}-${node.day}`,
    day: node.day,
    title: node.title,
    href: `/plan/${node.taskId}`,
    tone: toneOf(node.day, node.met),
    met: node.met,
  }));
  const due = followUps
    .filter((row) => row.dueOn >= from && row.dueOn <= to)
    .map((row) => ({
      key: `follow-up-${row.id}`,
      day: row.dueOn,
      title: `督办到期：${row.title}`,
      href: `/follow-ups?mine=1&sheet=${row.id}`,
      tone: toneOf(row.dueOn, false),
      met: false,
    }));
  return [...plan, ...due].sort((a, b) => a.day.localeCompare(b.day));
}

export const weekdays = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** 2022-07-06 星期三 · 当年第 27 周 (ISO weeks: Monday first, the week of the year's first Thursday is the first). */
export function dayWords(iso: string): string {
  const day = dayOf(iso);
  const monday = weekStart(day);
  const thursday = monday + 3;
  const week = Math.floor((thursday - dayOf(`${yearOf(thursday)}-01-01`)) / 7) + 1;
  return `${iso} 星期${weekdays[day - monday]} · 当年第 ${week} 周`;
}

/** The days of a span of whole weeks. */
export function daysBetween(from: string, to: string): string[] {
  const first = dayOf(from);
  return Array.from({ length: dayOf(to) - first + 1 }, (_, i) => isoOf(first + i));
}
