/** Weight of a follow-up, from a reminder to a public supervision order. */
export type FollowUpLevel = "remind" | "chase" | "supervise" | "listed";

export const levelLabels: Record<FollowUpLevel, string> = {
  remind: "提醒",
  chase: "催办",
  supervise: "督办",
  listed: "挂牌督办",
};

export const levelOrder: readonly FollowUpLevel[] = ["remind", "chase", "supervise", "listed"];
