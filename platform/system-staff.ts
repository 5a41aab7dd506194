import type { Permission } from "./may";
import { type Staff, staffOf } from "./staff";

/** The board itself, as the audit log knows it. No account has this id. */
export const SYSTEM_ID = "00000000-0000-4000-8000-000000000001";

const may: ReadonlySet<Permission> = new Set<Permission>(["job.run", "unit.read", "plan.read", "follow-up.read"]);
const city = { code: "11", name: "系统", title: "系统", level: "city", parentCode: null } as const;

/**
 * Who does scheduled work: the whole city, or one unit as its own officers see it. Not an account: it cannot sign in, and holds
 * these few permissions whatever the roles hold.
 */
export function systemStaff(unit: Staff["unit"] = city): Staff {
  const identity = { id: SYSTEM_ID, account: "system", name: "系统", unit, roles: [], mustChange: false };
  return { ...staffOf({ ...identity, sessionId: null, address: "" }), may };
}
