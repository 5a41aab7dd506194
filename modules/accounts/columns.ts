import { timeText } from "@/platform/clock";
import type { Column } from "@/vocab/column";
import { roleLabels } from "@/vocab/roles";
import type { AccountRow } from "./reads/roster";
import { deviceKind } from "./rules/device";
import { stateLabels } from "./search";

/** The words of a role key; an unknown key stays itself. */
export const roleText = (role: string): string => roleLabels[role as keyof typeof roleLabels] ?? role;

/** Why an account is not simply in use, in one clause. */
export function remarkOf(row: AccountRow): string {
  const parts = [row.note];
  if (row.state === "locked" && row.lockedUntil)
    parts.push(`密码错 ${row.failures} 次，${timeText(row.lockedUntil).slice(11)} 解锁`);
  if (row.state === "first") parts.push(row.expiresAt === null ? "未发一次性密码" : oneTimeText(row.expiresAt));
  if (row.openWork > 0 && row.state !== "active") parts.push(`待交接 ${row.openWork} 项`);
  return parts.filter(Boolean).join("，");
}

/** Whether a one-time password still works, and until when. */
export function oneTimeText(expiresAt: Date | string): string {
  const until = new Date(expiresAt);
  return until < new Date() ? "一次性密码已失效" : `一次性密码 ${timeText(until).slice(5)} 失效`;
}

export const accountColumns = [
  {
    key: "account",
    label: "账号",
    kind: "text",
    value: (r) => r.account,
    link: (r) => `/admin/accounts/${r.id}`,
    sort: "account",
    width: 20,
  },
  { key: "name", label: "姓名", kind: "text", value: (r) => r.name || "—", width: 12 },
  { key: "unit", label: "单位", kind: "text", value: (r) => r.unitTitle, sort: "unit", width: 26 },
  { key: "roles", label: "角色", kind: "text", value: (r) => r.roles.map(roleText).join("、"), width: 18 },
  { key: "state", label: "状态", kind: "text", value: (r) => stateLabels[r.state], width: 10 },
  {
    key: "last",
    label: "最近登录",
    kind: "time",
    value: (r) => r.lastSignInAt && timeText(r.lastSignInAt),
    sort: "last",
    width: 18,
  },
  { key: "device", label: "来源", kind: "text", value: (r) => deviceKind(r.agent), width: 10 },
  { key: "remark", label: "说明", kind: "text", value: remarkOf, width: 36 },
] satisfies Column<AccountRow>[];
