import type { Metadata } from "next";
import Link from "next/link";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ImportSearch } from "@/modules/imports/search";
import { ImportWizard } from "@/modules/imports/ui/import-wizard";
import { membershipImport, membershipImportActions, membershipImportTitles } from "@/modules/membership";
import { ask } from "@/platform/gate";
import { readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "导入会员变动" };

export default async function MembershipImportPage({ searchParams }: PageProps<"/membership/import">) {
  const { search, notices } = readSearch(ImportSearch, await searchParams);
  const { batch: id } = search;
  const batch = id === undefined ? null : await ask(membershipImport.batch, { ...search, batch: id });
  const earlier = await ask(membershipImport.batches, search);
  return (
    <Page
      title="导入"
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/membership">会员与会籍</Link> /
        </nav>
      }
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <ImportWizard
        path="/membership/import"
        search={search}
        titles={membershipImportTitles}
        batch={batch}
        earlier={earlier}
        actions={membershipImportActions}
        refusedHref="/export/membership-import-refused"
      />
    </Page>
  );
}
