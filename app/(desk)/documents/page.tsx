import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { documentList } from "@/modules/documents";
import { DocumentSearch } from "@/modules/documents/search";
import { DocumentTable } from "@/modules/documents/ui/document-table";
import { DraftButton, VerifyButton } from "@/modules/documents/ui/list-forms";
import { ask, mayI } from "@/platform/gate";
import { readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "文稿" };

export default async function DocumentsPage({ searchParams }: PageProps<"/documents">) {
  const { search, notices } = readSearch(DocumentSearch, await searchParams);
  const list = await ask(documentList, search);
  return (
    <Page
      title="文稿"
      note="通报、进展报告、督办单"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <ButtonLink href="/export/ledgers?format=xlsx" download>
            台账汇总
          </ButtonLink>
          <ButtonLink href="/export/briefing?format=docx" download shortcut="export">
            最近通报
          </ButtonLink>
          <VerifyButton />
          {(await mayI("report.write")) && <DraftButton {...list.drafting} />}
        </>
      }
    >
      <DocumentTable list={list} search={search} />
    </Page>
  );
}
