export type Cadence = "weekly" | "monthly" | "quarterly";

export const cadenceLabels: Record<Cadence, string> = { weekly: "周报", monthly: "月报", quarterly: "季报" };
