import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { followUpDraft } from "@/modules/follow-ups";
import { DraftSearch } from "@/modules/follow-ups/search";
import { IssueForm } from "@/modules/follow-ups/ui/issue-form";
import { ask } from "@/platform/gate";
import { readSearch } from "@/platform/search";
import { rowsOfList } from "./from-list";

export const metadata: Metadata = { title: "新建督办" };

export default async function NewFollowUpPage({ searchParams }: PageProps<"/follow-ups/new">) {
  const { search, notices } = readSearch(DraftSearch, await searchParams);
  const { from, task, enterprise, ...rest } = search;
  const rows = from === undefined ? { task, enterprise } : await rowsOfList(from);
  const draft = await ask(followUpDraft, { ...rest, ...rows });
  const about = [...rows.task, ...rows.enterprise, ...rest.about, ...rest.unit, ...rest.units];
  const key = ["follow-up", rest.level, rest.parent ?? "", rest.instruction ?? "", ...about].join("-").slice(0, 200);
  return (
    <Page
      title="新建督办"
      note={draft.tasks.length > 0 ? `关联任务 ${draft.tasks.length} 项` : undefined}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <IssueForm key={key} draft={draft} draftKey={key} />
    </Page>
  );
}
