import { grantsOf, type Permission, type Role, separatedRoles } from "./may";

export type UnitLevel = "city" | "district" | "street" | "department" | "industrial_union";

export interface Range {
  lo: string;
  hi: string;
}

/** Who acts: identity, the post's unit, and the two code ranges that the database enforces. */
export interface Staff {
  id: string;
  account: string;
  name: string;
  unit: { code: string; name: string; title: string; level: UnitLevel; parentCode: string | null };
  roles: Role[];
  may: ReadonlySet<Permission>;
  read: Range;
  write: Range;
  /** Heads of the enterprise families whose working group this one sits in. */
  seats: readonly number[];
  mustChange: boolean;
  sessionId: string | null;
  address: string;
}

/** A range that holds no code: business data of the three administrators, writes of a leader. */
const nothing: Range = { lo: "~", hi: "~" };

/** Codes of a unit's subtree: from the code itself up to the next code of the same length. */
export function subtree(code: string): Range {
  const last = code.charCodeAt(code.length - 1);
  return { lo: code, hi: code.slice(0, -1) + String.fromCharCode(last + 1) };
}

export function within(range: Range, code: string): boolean {
  return code >= range.lo && code < range.hi;
}

/** What a staff member reads: kept with what was made from it. */
export interface Reach extends Range {
  seats: number[];
}

export const reachOf = ({ read, seats }: Staff): Reach => ({ ...read, seats: [...seats] });

/** Whether a staff member reads all of an earlier reach. */
export function covers({ read, seats }: Staff, earlier: Reach): boolean {
  return read.lo <= earlier.lo && read.hi >= earlier.hi && earlier.seats.every((seat) => seats.includes(seat));
}

type Identity = Pick<Staff, "id" | "account" | "name" | "unit" | "roles" | "mustChange" | "sessionId" | "address"> &
  Partial<Pick<Staff, "seats">>;

/** Scope by level: a unit its subtree; departments and industrial unions read the city's and write their own (DOMAIN). */
export function staffOf(identity: Identity): Staff {
  const { unit, roles, seats = [] } = identity;
  const administrator = roles.some((role) => separatedRoles.includes(role));
  const own = subtree(unit.code);
  const citywide = unit.level === "department" || unit.level === "industrial_union";
  const readOnly = roles.every((role) => role === "leader");
  return {
    ...identity,
    may: grantsOf(roles),
    read: administrator ? nothing : citywide ? subtree(unit.parentCode ?? unit.code) : own,
    write: administrator || readOnly ? nothing : own,
    seats: administrator ? [] : seats,
  };
}
