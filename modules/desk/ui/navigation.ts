import type { NavGroup, NavItem } from "@/components/shell/nav-list";
import type { Permission } from "@/platform/may";

type Entry = NavItem & { may: Permission };

const main: Entry[] = [
  { href: "/desk", label: "待办", icon: "desk", may: "plan.read" },
  { href: "/overview", label: "总览", icon: "overview", may: "plan.read" },
  { href: "/plan", label: "任务分解表", icon: "plan", may: "plan.read" },
];
const ledgers: Entry[] = [
  { href: "/enterprises", label: "企业建会", icon: "enterprises", may: "enterprise.read" },
  { href: "/membership", label: "会员与会籍", icon: "membership", may: "membership.read" },
];
const push: Entry[] = [
  { href: "/reports", label: "进展报告", icon: "reports", may: "report.read" },
  { href: "/follow-ups", label: "跟进督办", icon: "follow", may: "follow-up.read" },
  { href: "/instructions", label: "领导批示", icon: "instructions", may: "plan.read" },
  { href: "/documents", label: "文稿", icon: "briefings", may: "document.read" },
];
const keep: Entry[] = [
  { href: "/plan/import", label: "导入", icon: "imports", may: "plan.import" },
  { href: "/plan/settings", label: "方案设置", icon: "settings", may: "plan.edit" },
];
const administration: Entry[] = [
  { href: "/admin/accounts", label: "账号与角色", icon: "accounts", may: "account.admin" },
  { href: "/admin/accounts/import", label: "名册导入", icon: "imports", may: "account.admin" },
  { href: "/admin/units", label: "单位", icon: "units", may: "unit.admin" },
  { href: "/admin/units/calendars", label: "工作日历", icon: "activities", may: "unit.admin" },
  { href: "/admin/settings", label: "系统设置", icon: "settings", may: "setting.admin" },
  { href: "/admin/jobs", label: "后台任务", icon: "jobs", may: "job.admin" },
  { href: "/admin/audit", label: "审计日志", icon: "audit", may: "audit.read" },
];
const own: Entry[] = [{ href: "/account", label: "本人账号", icon: "account", may: "self.account" }];

/** The entries that the roles open, with what waits behind each; the three administrators get their own short navigation. */
export function navigationFor(may: ReadonlySet<Permission>, waiting: Readonly<Record<string, number>>): NavGroup[] {
  const open = (entries: Entry[]) =>
    entries
      .filter((entry) => may.has(entry.may))
      .map(({ may: _, ...item }) => ({ ...item, count: waiting[item.href] }));
  const groups: NavGroup[] = [
    { key: "main", items: open(main) },
    { key: "ledgers", label: "台账", items: open(ledgers) },
    { key: "push", label: "推进", items: open(push) },
    { key: "keep", label: "方案", items: open(keep) },
    { key: "admin", items: open(administration) },
    { key: "own", label: "本人", items: may.has("plan.read") ? [] : open(own) },
  ];
  return groups.filter((group) => group.items.length > 0);
}

/** A phone's bottom tabs. */
export function tabsFor(may: ReadonlySet<Permission>) {
  const open = (entries: Entry[]) =>
    entries.filter((entry) => may.has(entry.may)).map(({ href, label }) => ({ href, label }));
  return may.has("plan.read")
    ? [
        { href: "/desk", label: "工作台" },
        { href: "/overview", label: "总览" },
        { href: "/plan", label: "任务" },
        { href: "/account", label: "我的" },
      ]
    : [...open(administration).slice(0, 3), { href: "/account", label: "我的" }];
}
