import { z } from "zod";
import { roleLabels } from "@/vocab/roles";

export const roleKeys = ["officer", "reviewer", "leader", "planner", "sysadmin", "secadmin", "auditor"] as const;
export type RoleKey = (typeof roleKeys)[number];

const separated: readonly RoleKey[] = ["sysadmin", "secadmin", "auditor"];

export const isSeparated = (role: string): boolean => (separated as readonly string[]).includes(role);

/**
 * Why an account of such a unit may not hold these roles together, or null. Nobody holds two of the three separated roles,
 * an administrator holds no business role, a leader only reads, a planner belongs to the city's task force (DOMAIN, roles).
 */
export function rolesObjection(roles: readonly RoleKey[], unitLevel: string): string | null {
  if (roles.length === 0) return "至少选择一个角色";
  const administers = roles.filter(isSeparated);
  if (administers.length > 1) return "系统管理员、安全管理员、审计员三个角色不得兼任";
  if (administers.length === 1 && roles.length > 1) return "三员不得兼任业务角色";
  if (administers.length === 1 && unitLevel !== "city") return "三员只设在市总工会";
  if (roles.includes("leader") && roles.length > 1) return "领导角色只读，不与其他角色同时授予";
  if (roles.includes("planner") && unitLevel !== "city") return "专班角色只授予市总工会的人员";
  return null;
}

/** Roles by their Chinese names, separated by 、，；/ or spaces; null names the first word that is no role. */
export function rolesOfText(text: string): { roles: RoleKey[]; unknown: string | null } {
  const words = text.split(/[、，,；;/\s]+/).filter(Boolean);
  const roles: RoleKey[] = [];
  for (const word of words) {
    const role = roleKeys.find((key) => roleLabels[key] === word || key === word);
    if (!role) return { roles, unknown: word };
    if (!roles.includes(role)) roles.push(role);
  }
  return { roles, unknown: null };
}

export const accountName = z
  .string({ error: "请填写账号" })
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9._-]{1,31}$/, "账号用 2–32 个小写字母、数字、点、横线，以字母开头");

export const personName = z.string({ error: "请填写姓名" }).trim().min(1, "请填写姓名").max(30, "姓名最多 30 个字");

export const rolesField = z
  .array(z.enum(roleKeys, { error: "没有这个角色" }), { error: "至少选择一个角色" })
  .default([]);
