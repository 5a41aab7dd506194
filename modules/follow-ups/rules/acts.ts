import type { Day } from "@/platform/dates";
import type { FollowUpState } from "@/vocab/follow-up-states";
import type { FollowUpLevel } from "@/vocab/levels";
import { levelsAbove } from "./escalation";
import { openStates, type Parties, type Post, type Side, standsOn } from "./flow";

/** What can be done beside the steps of the flow: none of them brings a follow-up closer to its end. */
export type Act = "extend" | "decide" | "transfer" | "split" | "raise";

interface Rule {
  side: Side;
  from: readonly FollowUpState[];
}

const atReceiver: readonly FollowUpState[] = ["issued", "signed", "in_progress", "returned"];

export const acts: Record<Act, Rule> = {
  extend: { side: "receiver", from: atReceiver },
  decide: { side: "issuer", from: openStates },
  transfer: { side: "receiver", from: atReceiver },
  split: { side: "receiver", from: ["signed", "in_progress", "returned"] },
  raise: { side: "issuer", from: openStates },
};

interface Standing extends Parties {
  state: FollowUpState;
  level: FollowUpLevel;
  due: Day;
  /** An extension is asked for and not decided. */
  asked: boolean;
}

/** Whether a due day may still be moved: asked for before it passes, one request at a time. */
export const mayExtend = (today: Day, { due, asked }: Pick<Standing, "due" | "asked">): boolean =>
  today <= due && !asked;

/** The acts that this post may take now. */
export function actsOf(post: Post, standing: Standing, today: Day): Act[] {
  const here = (Object.keys(acts) as Act[]).filter(
    (act) => acts[act].from.includes(standing.state) && standsOn(acts[act].side, post, standing),
  );
  return here.filter((act) => {
    if (act === "extend") return mayExtend(today, standing);
    if (act === "decide") return standing.asked;
    if (act === "split") return post.issues;
    return act !== "raise" || levelsAbove(standing.level).length > 0;
  });
}
