import { accountsSheet } from "@/modules/accounts";
import { auditSheet } from "@/modules/audit";
import { enterpriseRefusedSheet, enterpriseSheet, floatingUnionSheet } from "@/modules/enterprises";
import { followUpSheet } from "@/modules/follow-ups";
import { membershipRefusedSheet, membershipSheet, offersSheet } from "@/modules/membership";
import { entriesSheet, leagueSheet, planRefusedSheet, planSheet, sharesSheet } from "@/modules/plan";
import type { Offer } from "@/platform/export/offer";

/** Every list that leaves the board as a file. */
export const offers: readonly Offer[] = [
  planSheet,
  leagueSheet,
  sharesSheet,
  entriesSheet,
  planRefusedSheet,
  followUpSheet,
  enterpriseSheet,
  enterpriseRefusedSheet,
  floatingUnionSheet,
  membershipSheet,
  offersSheet,
  membershipRefusedSheet,
  accountsSheet,
  auditSheet,
];
