import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { reportAdjustments } from "@/modules/reports";
import { AdjustmentSearch } from "@/modules/reports/search";
import { AdjustmentTable } from "@/modules/reports/ui/adjustment-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "报告调整明细" };

export default async function AdjustmentsPage({ searchParams }: PageProps<"/reports/adjustments">) {
  const params = await searchParams;
  if (!AdjustmentSearch.shape.period.safeParse(params.period).success) redirect("/reports");
  const { search, notices } = readSearch(AdjustmentSearch, params);
  const page = await ask(reportAdjustments, search);
  return (
    <Page
      title={`${page.title}调整`}
      crumb={<UnitCrumbs path={page.path} href={(unit) => hrefWith("/reports/adjustments", search, { unit })} />}
      note={`通过以后补录的台账记录，${page.rows.length} 项；已通过的数字不变`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <ButtonLink
          href={hrefWith("/export/report-adjustments", search, { format: "xlsx" })}
          download
          shortcut="export"
        >
          导出 Excel
        </ButtonLink>
      }
    >
      <Card>
        <AdjustmentTable rows={page.rows} />
      </Card>
    </Page>
  );
}
