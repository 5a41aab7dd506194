import { type FigureKind, shownAmount } from "./amounts";

export interface Reportable {
  source: string;
  standIn: boolean;
  kind: FigureKind;
  startsOn: string;
}

export interface Increment {
  day: string;
  amount: number;
  base: number | null;
  note: string;
}

export interface Totals {
  amount: number;
  base: number;
}

interface Objection {
  field?: string;
  message: string;
}

/** Whether a task's progress is typed at all: by hand, or standing in while its ledger does not exist (人工填报，台账启用后停用). */
export function isTyped(task: Pick<Reportable, "source" | "standIn">): boolean {
  return task.source === "manual" || task.standIn;
}

/**
 * Why a unit's increment cannot stand; null when it can. `totals` are the unit's own sums before it, `today` YYYY-MM-DD.
 * Source: DOMAIN, "Reported progress" (increments by day; ratios are numerator and denominator; never below zero).
 */
export function objectionToReport(task: Reportable, entry: Increment, totals: Totals, today: string): Objection | null {
  if (entry.day > today) return { field: "day", message: "日期不能晚于今天" };
  if (entry.day < task.startsOn) return { field: "day", message: `任务 ${task.startsOn} 起始，日期不能更早` };
  const ratio = task.kind === "ratio";
  if (entry.amount === 0 && (!ratio || !entry.base)) {
    return { field: "amount", message: ratio ? "分子和分母不能都是 0" : "本次数量不能是 0" };
  }
  if ((entry.amount < 0 || (entry.base ?? 0) < 0) && entry.note.trim() === "") {
    return { field: "note", message: "减少已填数字时，请写明原因" };
  }
  return objectionToTotals(task.kind, {
    amount: totals.amount + entry.amount,
    base: totals.base + (entry.base ?? 0),
  });
}

function objectionToTotals(kind: FigureKind, after: Totals): Objection | null {
  if (after.amount < 0) {
    return { field: "amount", message: `填报后本单位累计为 ${shownAmount(after.amount, kind)}，不能小于 0` };
  }
  if (after.base < 0) return { field: "base", message: `填报后分母累计为 ${after.base}，不能小于 0` };
  if (kind === "ratio" && after.amount > after.base) {
    return { field: "amount", message: `填报后分子累计 ${after.amount} 大于分母累计 ${after.base}` };
  }
  if (kind === "milestone" && after.amount > 10_000) {
    return { field: "amount", message: `填报后累计 ${shownAmount(after.amount, kind)}%，不能超过 100%` };
  }
  return null;
}
