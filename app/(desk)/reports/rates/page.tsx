import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { reportRates } from "@/modules/reports";
import { RatesSearch } from "@/modules/reports/search";
import { CadenceTabs } from "@/modules/reports/ui/cadence-tabs";
import { RatesTable } from "@/modules/reports/ui/rates-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "报告齐全率、及时率" };

export default async function RatesPage({ searchParams }: PageProps<"/reports/rates">) {
  const { search, notices } = readSearch(RatesSearch, await searchParams);
  const rates = await ask(reportRates, search);
  return (
    <Page
      title="齐全率、及时率"
      crumb={
        <UnitCrumbs
          path={rates.path}
          below={rates.children}
          href={(unit) => hrefWith("/reports/rates", search, { unit })}
        />
      }
      note={`截至${rates.title}；齐全率 = 已报 ÷ 应报，及时率 = 按时首报 ÷ 应报`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <ButtonLink href={hrefWith("/export/report-rates", search, { format: "xlsx" })} download shortcut="export">
          导出 Excel
        </ButtonLink>
      }
    >
      <Card>
        <CadenceTabs period={rates.period} today={rates.today} unit={search.unit} />
        <RatesTable rows={rates.rows} total={rates.total} unit={rates.unit.code} period={rates.period.key} />
      </Card>
    </Page>
  );
}
