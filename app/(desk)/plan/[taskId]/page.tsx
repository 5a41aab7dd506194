import type { Metadata } from "next";
import { cache } from "react";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { followUpsOfTask } from "@/modules/follow-ups";
import { TaskFollowUps } from "@/modules/follow-ups/ui/task-follow-ups";
import { entries, history, requests, taskForms, taskPage } from "@/modules/plan";
import { TaskView } from "@/modules/plan/search";
import { AsOfNotice } from "@/modules/plan/ui/as-of-notice";
import { hrefsOf, rowsHref } from "@/modules/plan/ui/overview-words";
import { TaskActions } from "@/modules/plan/ui/task-actions";
import { TaskBody } from "@/modules/plan/ui/task-body";
import { TaskFacts } from "@/modules/plan/ui/task-facts";
import { TaskMarks, TaskTrail, taskExportHref } from "@/modules/plan/ui/task-head";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";
import { InstructionsOn } from "../../instructions-on";

const one = cache((id: string, unit: string | undefined, asOf: string | undefined) =>
  ask(taskPage, { id, unit, asOf }),
);

export async function generateMetadata({ params, searchParams }: PageProps<"/plan/[taskId]">): Promise<Metadata> {
  const { unit, asOf } = readSearch(TaskView, await searchParams).search;
  return { title: (await one((await params).taskId, unit, asOf)).task.title };
}

export default async function TaskPage({ params, searchParams }: PageProps<"/plan/[taskId]">) {
  const task = (await params).taskId;
  const { search, notices } = readSearch(TaskView, await searchParams);
  const { unit, asOf, own, tab, page: at } = search;
  const page = await one(task, unit, asOf);
  const [forms, list, asked, found, trail, issues] = await Promise.all([
    ask(taskForms, { task }),
    ask(entries, { task, unit, asOf, own, page: at }),
    ask(requests, { task, unit }),
    ask(followUpsOfTask, { task, unit }),
    ask(history, { task, unit, limit: tab === "history" ? 200 : 4 }),
    mayI("follow-up.issue"),
  ]);
  const href = hrefsOf(search);
  const here = unit === undefined || unit === forms.unit.code;
  const issueHref = hrefWith("/follow-ups/new", {
    task,
    unit: page.unit.level === "city" ? undefined : page.unit.code,
  });
  const followUps = <TaskFollowUps taskId={page.task.id} found={found} issues={issues} />;
  return (
    <Page
      title={page.task.title}
      trail={<TaskTrail page={page} href={href} />}
      marks={
        <>
          <TaskMarks page={page} />
          <UnitCrumbs path={page.path} below={page.below} href={(code) => href(`/plan/${task}`, { unit: code })} />
        </>
      }
      note={asOf ? `截至 ${page.today}` : undefined}
      notices={
        <>
          {notices.map((notice) => (
            <NoticeBar key={notice}>{notice}</NoticeBar>
          ))}
          <AsOfNotice asked={asOf} shown={page.today} start={page.task.start} published={page.published} />
        </>
      }
      printFoot={`${page.unit.title}　${page.today}`}
      actions={
        <>
          <ButtonLink href={taskExportHref(page, search)} download shortcut="export">
            导出 Excel
          </ButtonLink>
          {issues && (
            <ButtonLink href={issueHref} look={here && forms.report ? "plain" : "primary"}>
              指派跟进
            </ButtonLink>
          )}
          {here && <TaskActions forms={forms} />}
        </>
      }
    >
      <TaskFacts
        page={page}
        rowsHref={page.row.counted ? rowsHref(href, page.row) : href(`/plan/${task}`, { tab: "entries" })}
      />
      <InstructionsOn kind="task" id={page.task.id} unit={page.unit.code} className="mb-3" />
      <TaskBody {...{ page, forms, list, asked, trail, followUps, search }} followUpCount={found.open + found.closed} />
    </Page>
  );
}
