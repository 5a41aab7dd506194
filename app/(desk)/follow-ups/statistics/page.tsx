import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { followUpStatistics } from "@/modules/follow-ups";
import { StatisticsSearch } from "@/modules/follow-ups/search";
import { IssuedSpan } from "@/modules/follow-ups/ui/issued-span";
import { StatisticsTable } from "@/modules/follow-ups/ui/statistics-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "跟进督办统计" };

const path = "/follow-ups/statistics";

export default async function StatisticsPage({ searchParams }: PageProps<"/follow-ups/statistics">) {
  const { search, notices } = readSearch(StatisticsSearch, await searchParams);
  const statistics = await ask(followUpStatistics, search);
  return (
    <Page
      title="跟进督办统计"
      crumb={
        <UnitCrumbs
          path={statistics.path}
          below={statistics.children}
          href={(unit) => hrefWith(path, search, { unit })}
        />
      }
      note="实时数据，不随期间冻结"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <ButtonLink
            href={hrefWith("/export/follow-up-statistics", search, { format: "xlsx" })}
            download
            shortcut="export"
          >
            导出 Excel
          </ButtonLink>
          <ButtonLink href={hrefWith("/follow-ups", { unit: search.unit })}>事项列表</ButtonLink>
        </>
      }
    >
      <IssuedSpan unit={search.unit} issued={search.issued} today={statistics.today} />
      <StatisticsTable statistics={statistics} />
    </Page>
  );
}
