import { allStages, type CoverKind, type PathStage, type Stage, stageLabels, stageOrder } from "@/vocab/stages";
import { type EligibilityFacts, eligibilityOf } from "./eligibility";

export interface Standing extends EligibilityFacts {
  stage: Stage;
  /** YYYY-MM-DD, or null where the day is not known (缺). */
  stageOn: string | null;
  stalledOn: string | null;
  /** 集体协商, 职代会 or 民主恳谈会 on record. */
  hasRecord: boolean;
  exceptionReason: string;
}

export interface Move {
  stage: Stage;
  on: string;
  reason: string;
  coveredBy: CoverKind | null;
}

export interface MoveObjection {
  field: "stage" | "on" | "reason" | "coveredBy";
  message: string;
}

const isPath = (stage: Stage): stage is PathStage => (stageOrder as readonly Stage[]).includes(stage);

/** Place on the path, 0–6; −1 for the two end states. */
export const placeOf = (stage: Stage): number => (isPath(stage) ? stageOrder.indexOf(stage) : -1);

/** Whether a move takes the enterprise back: to an earlier stage, or out of an end state. */
export function stepsBack(from: Stage, to: Stage): boolean {
  if (!isPath(from)) return true;
  return isPath(to) && placeOf(to) < placeOf(from);
}

/** Stages that may follow, for the form: all but the present one. */
export const nextStages = (from: Stage): Stage[] => allStages.filter((stage) => stage !== from);

/** The stage that the path leads to next; null at its end and in end states. */
export function followingStage(stage: Stage): PathStage | null {
  const place = placeOf(stage);
  return place < 0 ? null : (stageOrder[place + 1] ?? null);
}

/**
 * Why a move is refused, or null. Dates never decrease and lie not in the future; a step back and 已注销 need a reason; from
 * 筹备建会 on the enterprise is eligible, or a head with a stated reason; 规范运行 needs a record. Source: DOMAIN, 建会阶段.
 */
export function objectionToMove(now: Standing, move: Move, today: string): MoveObjection | null {
  if (move.stage === now.stage) return { field: "stage", message: `已经在“${stageLabels[now.stage]}”阶段` };
  if (move.on > today) return { field: "on", message: "日期不能晚于今天" };
  if (now.stageOn !== null && move.on < now.stageOn)
    return { field: "on", message: `日期不能早于上一阶段的 ${now.stageOn}` };
  if (stepsBack(now.stage, move.stage)) {
    if (move.reason === "") return { field: "reason", message: "退回到前面的阶段须写明原因" };
    // Out of an end state it may be any stage, under that stage's own conditions.
    if (isPath(now.stage)) return null;
  }
  if (now.stalledOn !== null && move.on < now.stalledOn)
    return { field: "on", message: `日期不能早于受阻的 ${now.stalledOn}` };
  if (move.stage === "closed") return move.reason === "" ? { field: "reason", message: "注销须写明原因" } : null;
  if (move.stage === "covered")
    return move.coveredBy === null ? { field: "coveredBy", message: "请选择由哪一种工会覆盖" } : null;
  if (placeOf(move.stage) >= placeOf("preparing")) {
    const { eligible, reason } = eligibilityOf(now);
    const stated = now.kind === "head" && (now.exceptionReason !== "" || move.reason !== "");
    if (!eligible && !stated) {
      return now.kind === "head"
        ? { field: "reason", message: `尚不具备条件（${reason}）；头部企业可以继续推进，请写明理由` }
        : { field: "stage", message: `尚不具备条件：${reason}` };
    }
  }
  if (move.stage === "operating" && !now.hasRecord)
    return { field: "stage", message: "规范运行须先登记集体协商、职代会或民主恳谈会记录" };
  return null;
}
