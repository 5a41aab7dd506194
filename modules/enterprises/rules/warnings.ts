import type { EnterpriseKind } from "@/vocab/enterprises";
import { organisedStages, type Stage } from "@/vocab/stages";
import { eligibilityOf } from "./eligibility";
import { placeOf } from "./stages";

export interface Stated {
  kind: EnterpriseKind;
  workers: number;
  members: number;
  party: boolean;
  stage: Stage;
  exceptionReason: string;
}

export interface Warning {
  field: "members" | "party" | "stage";
  message: string;
}

/** What deserves a look and refuses nothing: members > workers, established without members, a head going on without a stated reason. */
export function warningsOf(row: Stated): Warning[] {
  const warnings: Warning[] = [];
  if (row.members > row.workers)
    warnings.push({ field: "members", message: `会员 ${row.members} 人多于从业 ${row.workers} 人` });
  if (organisedStages.includes(row.stage) && row.members === 0)
    warnings.push({ field: "members", message: "已建会而会员为 0" });
  const { eligible, reason } = eligibilityOf(row);
  if (row.kind === "head" && placeOf(row.stage) >= placeOf("qualified") && !eligible && row.exceptionReason === "")
    warnings.push({ field: "party", message: `${reason}，头部企业继续推进须写明理由` });
  return warnings;
}
