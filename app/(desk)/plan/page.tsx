import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Pager } from "@/components/ui/tabs";
import { board } from "@/modules/plan";
import { PlanSearch } from "@/modules/plan/search";
import { AsOfNotice } from "@/modules/plan/ui/as-of-notice";
import { EmptyBoard } from "@/modules/plan/ui/empty-board";
import { PeriodMenu } from "@/modules/plan/ui/period-menu";
import { SelectableTasks } from "@/modules/plan/ui/selectable-tasks";
import { TaskFilters } from "@/modules/plan/ui/task-filters";
import { TaskTable } from "@/modules/plan/ui/task-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "任务分解表" };

export default async function PlanPage({ searchParams }: PageProps<"/plan">) {
  const { search, used, notices } = readSearch(PlanSearch, await searchParams);
  const page = await ask(board, search);
  const issues = await mayI("follow-up.issue");
  const edits = await mayI("plan.edit");
  const { page: _page, size: _size, ...kept } = used;
  const exportHref = (format: string) => hrefWith("/export/plan", kept, { format });
  const empty = <EmptyBoard search={search} planned={page.planned} imports={edits} />;
  return (
    <Page
      title="任务分解表"
      crumb={
        <>
          <UnitCrumbs path={page.path} below={page.children} href={(unit) => hrefWith("/plan", kept, { unit })} />
          <PeriodMenu months={page.months} asOf={search.asOf} href={(asOf) => hrefWith("/plan", kept, { asOf })} />
        </>
      }
      note={`${page.note}${search.asOf ? `，截至 ${page.today}` : ""}`}
      notices={
        <>
          {notices.map((notice) => (
            <NoticeBar key={notice}>{notice}</NoticeBar>
          ))}
          <AsOfNotice asked={search.asOf} shown={page.today} start={page.plan.start} published={page.published} />
        </>
      }
      printFoot={`${page.unit.title}　${page.today}`}
      actions={
        <>
          <ButtonLink href={exportHref("xlsx")} download shortcut="export">
            导出 Excel
          </ButtonLink>
          <ButtonLink href={exportHref("csv")} download>
            导出 CSV
          </ButtonLink>
          {edits && <ButtonLink href="/plan/import">导入</ButtonLink>}
          {edits && (
            <ButtonLink href="/plan/new" look="primary">
              新增任务
            </ButtonLink>
          )}
        </>
      }
    >
      <TaskFilters search={search} {...page} />
      <SelectableTasks rows={page.rows} search={search} issues={issues}>
        <TaskTable page={page} search={search} pick={page.rows.length > 0} empty={empty} />
      </SelectableTasks>
      {page.total > search.size && (
        <Pager
          page={search.page}
          size={search.size}
          total={page.total}
          href={(p) => hrefWith("/plan", search, { page: p })}
        />
      )}
    </Page>
  );
}
