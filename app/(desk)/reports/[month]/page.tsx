import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { reportMonth } from "@/modules/reports";
import { MonthSearch } from "@/modules/reports/search";
import { MonthBody } from "@/modules/reports/ui/month-page";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";
import { InstructionsOn } from "../../instructions-on";

export const metadata: Metadata = { title: "填报" };

export default async function ReportPage({ params, searchParams }: PageProps<"/reports/[month]">) {
  const { month } = await params;
  if (!MonthSearch.shape.month.safeParse(month).success) notFound();
  const { search, notices } = readSearch(MonthSearch.omit({ month: true }), await searchParams);
  const page = await ask(reportMonth, { month, ...search });
  return (
    <Page
      title={`${page.sheet.label}报告`}
      crumb={
        <UnitCrumbs path={page.path} href={(unit) => hrefWith("/reports", { unit, period: page.sheet.period.key })} />
      }
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <MonthBody page={page} />
      <InstructionsOn kind="report" id={month} unit={page.unit.code} className="mt-3" />
    </Page>
  );
}
