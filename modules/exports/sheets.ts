import { accountsSheet } from "@/modules/accounts";
import { auditSheet } from "@/modules/audit";
import { ledgersSheet } from "@/modules/documents";
import {
  enterpriseRefusedSheet,
  enterpriseSheet,
  enterpriseTemplateSheet,
  floatingUnionSheet,
} from "@/modules/enterprises";
import { followUpSheet, followUpStatisticsSheet } from "@/modules/follow-ups";
import { membershipRefusedSheet, membershipSheet, membershipTemplateSheet, offersSheet } from "@/modules/membership";
import { entriesSheet, leagueSheet, planRefusedSheet, planSheet, planTemplateSheet, sharesSheet } from "@/modules/plan";
import { adjustmentSheet, ratesSheet, reportSheet } from "@/modules/reports";
import type { LongOffer } from "@/platform/export/making";
import type { Offer } from "@/platform/export/offer";

/** Every list that leaves the board as a file. */
export const offers: readonly Offer[] = [
  planSheet,
  leagueSheet,
  sharesSheet,
  entriesSheet,
  planRefusedSheet,
  planTemplateSheet,
  followUpSheet,
  followUpStatisticsSheet,
  reportSheet,
  ratesSheet,
  adjustmentSheet,
  enterpriseSheet,
  enterpriseRefusedSheet,
  enterpriseTemplateSheet,
  floatingUnionSheet,
  membershipSheet,
  offersSheet,
  membershipRefusedSheet,
  membershipTemplateSheet,
  ledgersSheet,
  accountsSheet,
  auditSheet,
];

/** Of those, the lists that can be made in the background. */
export function longSheet(id: string): LongOffer | null {
  return offers.find((offer) => offer.id === id)?.long ?? null;
}
