import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { reportMatrix, reportOne } from "@/modules/reports";
import { ReportSearch } from "@/modules/reports/search";
import { MatrixHead } from "@/modules/reports/ui/matrix-head";
import { MatrixTable } from "@/modules/reports/ui/matrix-table";
import { HeadActions, PeriodPicker } from "@/modules/reports/ui/page-head";
import { ReportSheet } from "@/modules/reports/ui/report-sheet";
import { ReviewBar } from "@/modules/reports/ui/review-bar";
import { leftText } from "@/modules/reports/ui/words";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, signedIn } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "进展报告" };

export default async function ReportsPage({ searchParams }: PageProps<"/reports">) {
  const { search, notices } = readSearch(ReportSearch, await searchParams);
  const matrix = await ask(reportMatrix, search);
  const staff = await signedIn();
  const { sheet, ...list } = search;
  const opened = sheet === undefined ? null : await ask(reportOne, { unit: sheet, period: matrix.period.key });
  const place = matrix.rows.findIndex((row) => row.unit === sheet);
  const to = (unit?: string) => (unit === undefined ? null : hrefWith("/reports", list, { sheet: unit }));
  const table = <MatrixTable matrix={matrix} search={search} />;
  return (
    <Page
      title="进展报告"
      crumb={
        <UnitCrumbs
          path={matrix.path}
          below={matrix.children}
          href={(unit) => hrefWith("/reports", { period: search.period, unit })}
        />
      }
      marks={<PeriodPicker matrix={matrix} search={search} />}
      note={`${matrix.due} 截止，${leftText(matrix.workdaysLeft)}`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={<HeadActions matrix={matrix} search={search} staff={staff} />}
    >
      <MatrixHead matrix={matrix} search={search} />
      <Card>
        {matrix.decides ? (
          <ReviewBar rows={matrix.rows} period={matrix.period.key}>
            {table}
          </ReviewBar>
        ) : (
          table
        )}
      </Card>
      {opened && (
        <ReportSheet
          sheet={opened}
          closeHref={hrefWith("/reports", list)}
          place={place < 0 ? undefined : `${place + 1}/${matrix.rows.length}`}
          previousHref={to(matrix.rows[place - 1]?.unit)}
          nextHref={place < 0 ? null : to(matrix.rows[place + 1]?.unit)}
        />
      )}
    </Page>
  );
}
