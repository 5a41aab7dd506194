import { organisedStages, type Stage } from "@/vocab/stages";

export interface Member {
  id: number;
  parentId: number | null;
  stage: Stage;
  workers: number;
  members: number;
}

export interface FamilySums {
  enterprises: number;
  organised: number;
  covered: number;
  workers: number;
  members: number;
}

/** Sums of a family, each enterprise once; closed ones are left out. */
export function sumsOf(members: readonly Member[]): FamilySums {
  const once = [...new Map(members.map((one) => [one.id, one])).values()].filter((one) => one.stage !== "closed");
  const total = (of: (one: Member) => number) => once.reduce((sum, one) => sum + of(one), 0);
  return {
    enterprises: once.length,
    organised: total((one) => (organisedStages.includes(one.stage) ? 1 : 0)),
    covered: total((one) => (one.stage === "covered" ? 1 : 0)),
    workers: total((one) => one.workers),
    members: total((one) => one.members),
  };
}

/** Whether hanging `own` under `above` would close a ring; `parentOf` answers the present tree. */
export function wouldClose<Id>(own: Id, above: Id | null, parentOf: (id: Id) => Id | null): boolean {
  const seen = new Set<Id>();
  for (let at = above; at !== null; at = parentOf(at)) {
    if (at === own) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

export interface TreeNode<M extends Member> {
  member: M;
  depth: number;
}

/** The tree in reading order, children behind their parent; who hangs under somebody unseen starts at the left edge. */
export function inTreeOrder<M extends Member>(members: readonly M[]): TreeNode<M>[] {
  const known = new Set(members.map((one) => one.id));
  const below = Map.groupBy(members, (one) => (one.parentId !== null && known.has(one.parentId) ? one.parentId : null));
  const walk = (parent: number | null, depth: number): TreeNode<M>[] =>
    (below.get(parent) ?? []).flatMap((member) => [{ member, depth }, ...walk(member.id, depth + 1)]);
  return walk(null, 0);
}
