import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { Bell } from "@/components/shell/bell";
import { SearchPalette } from "@/components/shell/search-palette";
import { themeCookie, themeFrom } from "@/components/shell/theme";
import { SignOutForm } from "@/modules/accounts/ui/sign-out-form";
import { frame, searchEverything } from "@/modules/desk";
import { navigationFor, tabsFor } from "@/modules/desk/ui/navigation";
import { followUpsWaitingCount } from "@/modules/follow-ups";
import { instructionsWaiting } from "@/modules/instructions";
import { unreadCount } from "@/modules/notices";
import { planWaiting } from "@/modules/plan";
import { reportWaiting } from "@/modules/reports";
import { ask, signedIn } from "@/platform/gate";
import { roleLabels } from "@/vocab/roles";
import { keepTheme } from "../theme";

export const dynamic = "force-dynamic";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const staff = await signedIn();
  const { plan, demo, path } = await ask(frame, {});
  const waiting = staff.may.has("follow-up.read") ? (await ask(followUpsWaitingCount, {})).count : 0;
  const business = staff.may.has("plan.read");
  const tasks = business ? await ask(planWaiting, {}) : { decide: 0, report: 0 };
  const reports = staff.may.has("report.read") ? await ask(reportWaiting, {}) : { decide: 0, review: [], due: [] };
  const due = reports.decide + reports.due.length;
  const instructed = business ? (await ask(instructionsWaiting, {})).length : 0;
  const unread = (await ask(unreadCount, {})).count;
  return (
    <AppShell
      nav={navigationFor(staff.may, {
        "/desk": waiting + tasks.decide + tasks.report + due + instructed,
        "/follow-ups": waiting,
        "/reports": due,
        "/instructions": instructed,
      })}
      tabs={tabsFor(staff.may)}
      who={{ name: staff.name, unit: staff.unit.title, role: staff.roles.map((role) => roleLabels[role]).join("、") }}
      unitPath={path}
      plan={plan && { title: plan.title, span: `${plan.start} 至 ${plan.end}` }}
      demo={demo}
      theme={themeFrom((await cookies()).get(themeCookie)?.value)}
      keepTheme={keepTheme}
      search={<SearchPalette search={searchEverything} placeholder={business ? "搜索单位、任务、企业" : "搜索单位"} />}
      bell={<Bell href="/notices" unread={unread} />}
      signOut={<SignOutForm />}
      ownLinks={[{ href: "/exports", label: "我的导出" }]}
      homeHref={business ? "/desk" : "/account"}
    >
      {children}
    </AppShell>
  );
}
