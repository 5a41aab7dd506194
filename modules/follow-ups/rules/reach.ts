export const reaches = ["district", "own"] as const;
/** To whom an enterprise's follow-up goes: one step down, or straight to the unit that keeps the enterprise. */
export type Reach = (typeof reaches)[number];

/** The unit below the issuer that gets it. Codes are prefixes: a street's first six digits are its district. */
export function receivingUnit(issuer: string, keeper: string, reach: Reach): string {
  return reach === "district" && issuer === "11" && /^\d{9}$/.test(keeper) ? keeper.slice(0, 6) : keeper;
}
