/** Classes of units that the table names as one party; each is resolved per unit. */
export type PartyClass = "districts" | "streets" | "industrial_unions";

export const partyClassLabels: Record<PartyClass, string> = {
  districts: "各区总工会",
  streets: "各街道（乡镇）总工会",
  industrial_unions: "各市级产业工会",
};
