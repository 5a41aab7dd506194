import type { Permission } from "@/platform/may";

interface Actor {
  unit: { code: string };
  may: ReadonlySet<Permission>;
}

/** A staff member as the post that follow-ups address. */
export function postOf({ unit, may }: Actor) {
  return { unit: unit.code, handles: may.has("follow-up.handle"), issues: may.has("follow-up.issue") };
}
