import type { EnterpriseKind } from "@/vocab/enterprises";

export const ELIGIBLE_MEMBERS = 25;

export interface EligibilityFacts {
  kind: EnterpriseKind;
  members: number;
  party: boolean;
}

export interface Eligibility {
  eligible: boolean;
  /** One line that says why, in either case. */
  reason: string;
}

/** Whether the concentrated drive may found a union there: at least 25 members and a party organisation. Source: DOMAIN, 具备条件. */
export function eligibilityOf({ members, party }: EligibilityFacts): Eligibility {
  const short = [
    members < ELIGIBLE_MEMBERS ? `会员 ${members} 人，不足 ${ELIGIBLE_MEMBERS} 人` : "",
    party ? "" : "未建立党组织",
  ].filter(Boolean);
  return short.length === 0
    ? { eligible: true, reason: `会员 ${members} 人，已建立党组织` }
    : { eligible: false, reason: short.join("，") };
}
