/** What a movement does to the balances; a reversal undoes one of the others and carries its effect. */
export const effects = ["join", "leave", "transfer", "opening"] as const;

export type Effect = (typeof effects)[number];
export type MovementKind = Effect | "reversal";

/** Sides of the ledger as one unit sees them. */
export const legs = ["join", "in", "out", "leave", "opening"] as const;

export type Leg = (typeof legs)[number];

export const legLabels: Record<Leg, string> = {
  join: "入会",
  in: "转入",
  out: "转出",
  leave: "退会",
  opening: "期初",
};

export const movementKindLabels: Record<MovementKind, string> = {
  join: "入会",
  leave: "退会",
  transfer: "转接",
  opening: "期初",
  reversal: "冲正",
};

export type OfferState = "open" | "accepted" | "refused" | "recalled";

export const offerStateLabels: Record<OfferState, string> = {
  open: "转接中",
  accepted: "已接收",
  refused: "已拒绝",
  recalled: "已撤回",
};
