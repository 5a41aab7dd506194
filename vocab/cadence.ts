/** How often a unit reports on a task; the table's own words are the stored value. */
export const cadences = ["周报", "月报", "季报"] as const;
