/** Weight of a follow-up, from a reminder to a public supervision order. */
export type FollowUpLevel = "remind" | "urge" | "supervise" | "listed";

export const levelLabels: Record<FollowUpLevel, string> = {
  remind: "提醒",
  urge: "催办",
  supervise: "督办",
  listed: "挂牌督办",
};

export const levelOrder: readonly FollowUpLevel[] = ["remind", "urge", "supervise", "listed"];
