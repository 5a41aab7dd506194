import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { Pager } from "@/components/ui/tabs";
import { jobBoard } from "@/modules/jobs";
import { JobSearch } from "@/modules/jobs/search";
import { JobFilters } from "@/modules/jobs/ui/job-filters";
import { JobTable } from "@/modules/jobs/ui/job-table";
import { ScheduleCard } from "@/modules/jobs/ui/schedule-card";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "后台任务" };

export default async function JobsPage({ searchParams }: PageProps<"/admin/jobs">) {
  const { search, notices } = readSearch(JobSearch, await searchParams);
  const board = await ask(jobBoard, search);
  return (
    <Page
      title="后台任务"
      note={`服务器 ${board.servers} 台在运行`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <ScheduleCard schedules={board.schedules} />
      <JobFilters search={search} counts={board.counts} />
      <section className="card" aria-label="后台任务">
        <JobTable rows={board.rows} />
        <Pager
          page={search.page}
          size={search.size}
          total={board.total}
          href={(page) => hrefWith("/admin/jobs", search, { page })}
          unit="件"
        />
      </section>
    </Page>
  );
}
