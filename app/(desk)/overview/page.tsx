import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { TodoStrip } from "@/modules/desk/ui/todo-strip";
import { followUpsWaiting } from "@/modules/follow-ups";
import { overview, planWaiting } from "@/modules/plan";
import { OverviewSearch } from "@/modules/plan/search";
import { AsOfNotice } from "@/modules/plan/ui/as-of-notice";
import { OverviewHome } from "@/modules/plan/ui/overview-home";
import { hrefsOf } from "@/modules/plan/ui/overview-words";
import { PeriodMenu } from "@/modules/plan/ui/period-menu";
import { reportWaiting } from "@/modules/reports";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, mayI } from "@/platform/gate";
import { readSearch } from "@/platform/search";
import { InstructionsOn } from "../instructions-on";
import { LedgerRow } from "./ledger-row";

export const metadata: Metadata = { title: "总览" };

export default async function OverviewPage({ searchParams }: PageProps<"/overview">) {
  const { search, notices } = readSearch(OverviewSearch, await searchParams);
  const view = await ask(overview, search);
  const href = hrefsOf(search);
  const { plan, unit } = view;
  const exportHref = href(view.league.length > 0 ? "/export/league" : "/export/plan", { format: "xlsx" });
  return (
    <Page
      title={`${unit.name}总览`}
      titleHidden
      crumb={
        <>
          <UnitCrumbs path={view.path} below={view.children} href={(code) => href("/overview", { unit: code })} />
          <PeriodMenu months={view.months} asOf={search.asOf} href={(asOf) => href("/overview", { asOf })} />
        </>
      }
      note={`数据截至 ${view.today} · 时间已过 ${(plan.passed * 100).toFixed(1)}%（剩 ${Math.max(0, plan.daysLeft)} 天）`}
      actions={
        <ButtonLink href={exportHref} download shortcut="export">
          导出 Excel
        </ButtonLink>
      }
      notices={
        <>
          {notices.map((notice) => (
            <NoticeBar key={notice}>{notice}</NoticeBar>
          ))}
          <AsOfNotice asked={search.asOf} shown={view.today} start={plan.start} published={view.published} />
        </>
      }
      printFoot={`${unit.title}　数据截至 ${view.today}`}
    >
      <TodoStrip
        followUps={await ask(followUpsWaiting, { limit: 1 })}
        plan={await ask(planWaiting, {})}
        reports={await ask(reportWaiting, {})}
      />
      <InstructionsOn kind="unit" id={unit.code} unit={unit.code} className="mb-3" />
      <OverviewHome
        view={view}
        href={href}
        measure={search.measure}
        all={search.all !== undefined}
        issues={await mayI("follow-up.issue")}
      />
      <LedgerRow unit={unit} asOf={search.asOf} />
    </Page>
  );
}
