import type { FollowUpState } from "@/vocab/follow-up-states";

/** How a follow-up moves: issued → signed → in progress → submitted → closed, or returned and on again (DOMAIN, "Follow-ups"). */

export type Move = "sign" | "note" | "submit" | "close" | "return";
/** The receiving unit's post does the work; the issuing unit's post decides. */
export type Side = "receiver" | "issuer";

interface Step {
  side: Side;
  from: readonly FollowUpState[];
  to: FollowUpState;
}

const working: readonly FollowUpState[] = ["signed", "in_progress", "returned"];

const steps: Record<Move, Step> = {
  sign: { side: "receiver", from: ["issued"], to: "signed" },
  note: { side: "receiver", from: working, to: "in_progress" },
  submit: { side: "receiver", from: working, to: "submitted" },
  close: { side: "issuer", from: ["submitted"], to: "closed" },
  return: { side: "issuer", from: ["submitted"], to: "returned" },
};

export const moves = Object.keys(steps) as Move[];
export const openStates: readonly FollowUpState[] = ["issued", "signed", "in_progress", "submitted", "returned"];

export const sideOf = (move: Move): Side => steps[move].side;

/** The state after a move, or null where the follow-up cannot take it. */
export function after(state: FollowUpState, move: Move): FollowUpState | null {
  return steps[move].from.includes(state) ? steps[move].to : null;
}

export interface Post {
  unit: string;
  /** Whether the role may handle what is addressed to its unit, and issue to units below. */
  handles: boolean;
  issues: boolean;
}

export interface Parties {
  unitCode: string;
  issuerUnit: string;
}

/**
 * Whether this post stands on the side that the move belongs to. A parent acts for no child, nor a child for its parent; but
 * what a unit issued to itself is also decided by a unit above, for most streets have nobody who may.
 */
export function standsOn(side: Side, post: Post, { unitCode, issuerUnit }: Parties): boolean {
  if (side === "receiver") return post.handles && post.unit === unitCode;
  return post.issues && (post.unit === issuerUnit || (issuerUnit === unitCode && issuerUnit.startsWith(post.unit)));
}

/** The moves that this post may make now, in the order of the work. */
export function movesOf(post: Post, followUp: Parties & { state: FollowUpState }): Move[] {
  return moves.filter((move) => after(followUp.state, move) !== null && standsOn(sideOf(move), post, followUp));
}
