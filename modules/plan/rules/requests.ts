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
