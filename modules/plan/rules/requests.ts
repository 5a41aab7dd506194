interface Asker {
  code: string;
  level: string;
}

interface Objection {
  field?: string;
  message: string;
}

/** Whose deadline a request is about: the unit's own allocation, or the city's task for the unit that leads it; null for neither. */
export function claimOf(unit: Asker, seat: { allocation: unknown; leads: boolean }): "allocation" | "task" | null {
  if (unit.level === "city") return null;
  if (seat.allocation) return "allocation";
  return seat.leads && (unit.level === "department" || unit.level === "industrial_union") ? "task" : null;
}

/**
 * Why an extension cannot be asked; null when it can. Days are YYYY-MM-DD; the deadline's own day still counts.
 * Source: DOMAIN, "A deadline moves only by an extension asked for before it passes, with a reason and a new date".
 */
export function objectionToExtension(due: string | null, newDue: string, today: string): Objection | null {
  if (due === null) return { message: "这项任务没有完成时限，不需要申请延期" };
  if (today > due) return { message: `完成时限 ${due} 已过，延期须在到期前申请` };
  if (newDue <= due) return { field: "newDue", message: `新的时限须晚于原时限 ${due}` };
  return null;
}

interface HandedDue {
  /** The giver's own deadline of the task, and the task's, which counts where a unit has none of its own. */
  given: string | null;
  task: string | null;
  /** What stands there; null where the unit has no share yet. */
  old: { dueOn: string | null } | null;
  /** The new one; null: as the task's. */
  due: string | null;
}

/**
 * Why a deadline cannot be handed down in a sentence; null when it can: not later than the giver's own, and one that has passed stays.
 * A granted extension may reach further and is left alone. Source: DOMAIN, "A deadline moves only by an extension".
 */
export function objectionToHandedDue({ given, task, old, due }: HandedDue, today: string): string | null {
  if (old && old.dueOn === due) return null;
  if (due !== null && given !== null && due > given) {
    return `时限不能晚于本级的 ${given}；要推迟，由该单位在到期前申请延期`;
  }
  const [before, after] = [old ? (old.dueOn ?? task) : null, due ?? task];
  if (before !== null && before < today && (after === null || after > before)) {
    return `时限 ${before} 已过，不能再推迟；延期须由该单位在到期前申请`;
  }
  return null;
}

/**
 * Why a staff member cannot decide a unit's request; null when he can: one level up, a street's by its district, all others by
 * the city, and never by whoever asked or by the asking unit.
 */
export function objectionToDecider(
  decider: { id: string; unit: Asker },
  request: { askedBy: string; unit: Asker & { parentCode: string | null } },
): string | null {
  if (decider.id === request.askedBy || decider.unit.code === request.unit.code) return "不能审批本人或本单位的申请";
  if (request.unit.parentCode !== decider.unit.code) return "申请由上一级单位审批，不能越级审批";
  return null;
}
