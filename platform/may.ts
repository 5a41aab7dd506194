/** Permissions by role (DOMAIN, "Who may do what"). The three separated administrators hold no business permission. */
export type Role = "officer" | "reviewer" | "leader" | "planner" | "sysadmin" | "secadmin" | "auditor";

export type Permission =
  | "plan.read"
  | "plan.report"
  | "plan.ask"
  | "plan.decide"
  | "plan.allocate"
  | "plan.edit"
  | "plan.import"
  | "follow-up.read"
  | "follow-up.issue"
  | "follow-up.handle"
  | "instruction.write"
  | "enterprise.read"
  | "enterprise.write"
  | "enterprise.import"
  | "enterprise.freeze"
  | "membership.read"
  | "membership.write"
  | "membership.import"
  | "report.read"
  | "report.write"
  | "report.decide"
  | "report.close"
  | "document.read"
  | "document.issue"
  | "unit.read"
  | "unit.admin"
  | "setting.admin"
  | "job.admin"
  /** The board itself, in its scheduled work; no role holds it. */
  | "job.run"
  | "account.admin"
  | "audit.read"
  | "self.account";

const everyone: Permission[] = ["self.account", "unit.read"];
const reads: Permission[] = [
  ...everyone,
  "plan.read",
  "follow-up.read",
  "enterprise.read",
  "membership.read",
  "report.read",
  "document.read",
];
const works: Permission[] = [
  ...reads,
  "plan.report",
  "plan.ask",
  "follow-up.handle",
  "enterprise.write",
  "enterprise.import",
  "membership.write",
  "membership.import",
  "report.write",
];

const grants: Record<Role, readonly Permission[]> = {
  officer: works,
  reviewer: [...works, "plan.decide", "plan.allocate", "follow-up.issue", "report.decide", "document.issue"],
  leader: [...reads, "instruction.write"],
  planner: [
    ...works,
    "plan.decide",
    "plan.allocate",
    "plan.edit",
    "plan.import",
    "enterprise.freeze",
    "report.decide",
    "report.close",
    "document.issue",
  ],
  sysadmin: [...everyone, "unit.admin", "setting.admin", "job.admin"],
  secadmin: [...everyone, "account.admin"],
  auditor: [...everyone, "audit.read"],
};

export function grantsOf(roles: readonly Role[]): ReadonlySet<Permission> {
  return new Set(roles.flatMap((role) => grants[role]));
}

export const separatedRoles: readonly Role[] = ["sysadmin", "secadmin", "auditor"];

/** The roles that hold a permission. */
export function rolesWith(permission: Permission): Role[] {
  return (Object.keys(grants) as Role[]).filter((role) => grants[role].includes(permission));
}
