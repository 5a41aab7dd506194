import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { followUpTemplateList } from "@/modules/follow-ups";
import { TemplateSearch } from "@/modules/follow-ups/search";
import { Templates } from "@/modules/follow-ups/ui/templates";
import { ask } from "@/platform/gate";
import { readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "督办模板" };

export default async function TemplatesPage({ searchParams }: PageProps<"/follow-ups/templates">) {
  const { search, notices } = readSearch(TemplateSearch, await searchParams);
  const templates = await ask(followUpTemplateList, {});
  return (
    <Page
      title="督办模板"
      note={`${templates.length} 个`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={<ButtonLink href="/follow-ups/new">新建督办</ButtonLink>}
    >
      <Templates templates={templates} edit={search.edit} />
    </Page>
  );
}
