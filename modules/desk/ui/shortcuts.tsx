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

/** A phone's four large buttons, under the list. */
export function QuickButtons({ reports }: { reports: boolean }) {
  const items: Shortcut[] = [
    reports
      ? { href: "#to-report", label: "填报进展", icon: "reports" }
      : { href: "/overview", label: "总览", icon: "overview" },
    { href: "/plan", label: "任务", icon: "plan" },
    { href: "/follow-ups", label: "督办", icon: "follow" },
    { href: "/account", label: "我的", icon: "account" },
  ];
  return (
    <nav className="quick" aria-label="快捷">
      {items.map(({ href, label, icon }) => (
        <Link key={label} href={href} prefetch={false}>
          <Icon name={icon} />
          {label}
        </Link>
      ))}
    </nav>
  );
}
