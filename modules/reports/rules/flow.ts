import type { ReportReason, ReportState } from "@/vocab/reports";

export type Move = "submit" | "approve" | "return" | "unapprove";

const from: Record<Move, readonly ReportState[]> = {
  submit: ["draft", "returned"],
  approve: ["submitted"],
  return: ["submitted"],
  unapprove: ["approved"],
};

const to: Record<Move, ReportState> = {
  submit: "submitted",
  approve: "approved",
  return: "returned",
  unapprove: "submitted",
};

/** The state after a move; null where the state does not allow it. */
export function stateAfter(state: ReportState, move: Move): ReportState | null {
  return from[move].includes(state) ? to[move] : null;
}

export interface Zeroness {
  zero: boolean;
  /** Changes of the period's figures, missing ones left out. */
  changes: readonly number[];
}

interface Objection {
  field?: string;
  message: string;
}

/** A zero is reported, not assumed: nothing changed needs the tick, and the tick stands for nothing changed. Source: DOMAIN. */
export function objectionToZero({ zero, changes }: Zeroness): Objection | null {
  const moved = changes.filter((change) => change !== 0).length;
  if (zero && moved > 0) return { field: "zero", message: `本期有 ${moved} 项数字有变化，不能按零报告报送` };
  if (!zero && moved === 0) return { field: "zero", message: "本期各项数字没有变化，请勾选零报告后报送" };
  return null;
}

/** Why a return cannot be sent: every field that is named needs its reason, and at least one has to be named. */
export function objectionToReasons(reasons: readonly ReportReason[]): Objection | null {
  if (reasons.length === 0) return { field: "text", message: "请选择需要修改的字段，写明退回原因" };
  const fields = reasons.map((reason) => reason.field);
  if (new Set(fields).size < fields.length) return { field: "text", message: "同一字段请只写一条原因" };
  return null;
}
