import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Icon, type IconName } from "@/components/ui/icons";
import type { Permission } from "@/platform/may";

interface Shortcut {
  href: string;
  label: string;
  icon: IconName;
}

/** Six ways to what is used most, by what the post may do. */
export function Shortcuts({ may, level }: { may: ReadonlySet<Permission>; level: string }) {
  const items: Shortcut[] = [
    { href: "/plan", label: "任务分解", icon: "plan" },
    level === "street"
      ? { href: "/overview", label: "本单位总览", icon: "overview" }
      : { href: "/overview#league", label: level === "district" ? "街道排名" : "区级排名", icon: "overview" },
    { href: "/follow-ups", label: "跟进督办", icon: "follow" },
    { href: "/plan?status=overdue", label: "逾期任务", icon: "risks" },
    { href: "/plan?due=soon", label: "30 天内到期", icon: "activities" },
    may.has("plan.import")
      ? { href: "/plan/import", label: "导入方案", icon: "imports" }
      : may.has("membership.write")
        ? { href: "/membership", label: "登记入会", icon: "membership" }
        : { href: "/account", label: "本人账号", icon: "account" },
  ];
  return (
    <Card title="常用" className="shortcuts">
      <nav aria-label="常用">
        {items.map(({ href, label, icon }) => (
          <Link key={href} href={href} prefetch={false}>
            <Icon name={icon} />
            {label}
          </Link>
        ))}
      </nav>
    </Card>
  );
}

interface QuickButtonsProps {
  may: ReadonlySet<Permission>;
  level: string;
  reports: boolean;
}

/** A phone's four large buttons, under the list: what a street enters, then where everybody looks. */
export function QuickButtons({ may, level, reports }: QuickButtonsProps) {
  const enters = (permission: Permission) => level === "street" && may.has(permission);
  const items: (Shortcut | null)[] = [
    reports ? { href: "#to-report", label: "填报进展", icon: "reports" } : null,
    enters("membership.write") ? { href: "/membership", label: "登记入会", icon: "membership" } : null,
    enters("enterprise.write") ? { href: "/enterprises/new", label: "登记企业", icon: "enterprises" } : null,
    { href: "/follow-ups", label: "督办", icon: "follow" },
    { href: "/reports", label: "报告", icon: "reports" },
    { href: "/plan", label: "任务", icon: "plan" },
    { href: "/overview", label: "总览", icon: "overview" },
  ];
  return (
    <nav className="quick" aria-label="快捷">
      {items
        .filter((item) => item !== null)
        .slice(0, 4)
        .map(({ href, label, icon }) => (
          <Link key={label} href={href} prefetch={false}>
            <Icon name={icon} />
            {label}
          </Link>
        ))}
    </nav>
  );
}
