import { type Day, isoOf } from "@/platform/dates";
import { type OfferState, offerStateLabels } from "@/vocab/movements";
import { type WorkerGroup, workerGroupLabels } from "@/vocab/worker-groups";

export interface Objection {
  field?: string;
  message: string;
  conflict?: boolean;
}

/** The first day that the board knows; what is older belongs into an opening balance. */
export const FIRST_DAY = "2015-01-01";

/** What speaks against the day of a movement; null where nothing does. */
export function objectionToDay(day: Day, today: Day, first: Day): Objection | null {
  if (day > today) return { field: "day", message: "日期不能晚于今天" };
  return day < first ? { field: "day", message: `日期不能早于 ${isoOf(first)}` } : null;
}

/** Against a transfer or a join into another unit's balance. */
export function objectionToOffer(own: string, to: string, active: boolean): Objection | null {
  if (!active) return { field: "to", message: "没有这个单位，或已停用" };
  return own === to ? { field: "to", message: "接收单位就是本单位，不需要转接" } : null;
}

export interface Reversible {
  kind: string;
  no: string;
  day: Day;
  /** The unit whose balance holds what came in, or held what left. */
  holder: string | null;
  reversedBy: string | null;
  undone: boolean;
}

/** Against taking a movement back: only the holding side does, once, and not before the day of the movement. */
export function objectionToReversal(movement: Reversible, own: string, day: Day, today: Day): Objection | null {
  if (movement.kind === "reversal") return { message: "这一笔本身是冲正，不能再冲正；请重新登记" };
  if (movement.reversedBy !== null) return { message: `已由 ${movement.reversedBy} 冲正`, conflict: true };
  if (movement.undone) return { message: "这一笔已随导入批次撤销", conflict: true };
  if (movement.holder !== own) return { message: "只有会籍所在单位能冲正这一笔" };
  if (day > today) return { field: "day", message: "日期不能晚于今天" };
  return day < movement.day ? { field: "day", message: `冲正日期不能早于原变动日期 ${isoOf(movement.day)}` } : null;
}

interface Shortage {
  unit: string;
  group: WorkerGroup;
  day?: string;
  short?: number;
}

/** Sentences for what the database refused while it held the balances; `name` is empty for a unit outside the scope. */
export function shortageSentence(code: string, found: Shortage, own: string, name: string): Objection {
  const who = found.unit === own ? "本单位" : name || "转出单位";
  const group = workerGroupLabels[found.group];
  if (code === "TJ001") {
    return {
      field: "count",
      message: `${who}的${group}余额不足：${found.day} 日终将少 ${found.short} 人，余额不能低于 0`,
    };
  }
  if (code === "TJ002") {
    return { field: "count", message: `${who}的${group}余额不足：有转接未接收的人数已预留，还差 ${found.short} 人` };
  }
  return { field: "group", message: `${who}的${group}已有期初，一个群体只登记一次；有误请先冲正` };
}

/** Of two who settle an offer the slower one is told what happened. */
export function settledSentence(found: { state: OfferState; by: string | null; on: string | null }): Objection {
  const label = offerStateLabels[found.state];
  return {
    conflict: true,
    message: `这一笔转接已由 ${found.by ?? "对方"} 于 ${found.on ?? ""} ${label.replace("已", "")}，请刷新`,
  };
}
