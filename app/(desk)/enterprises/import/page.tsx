import type { Metadata } from "next";
import Link from "next/link";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { enterpriseImport, enterpriseImportActions, enterpriseImportTitles } from "@/modules/enterprises";
import { ImportSearch } from "@/modules/imports/search";
import { ImportWizard } from "@/modules/imports/ui/import-wizard";
import { ask } from "@/platform/gate";
import { readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "导入建会台账" };

export default async function EnterpriseImportPage({ searchParams }: PageProps<"/enterprises/import">) {
  const { search, notices } = readSearch(ImportSearch, await searchParams);
  const { batch: id } = search;
  const batch = id === undefined ? null : await ask(enterpriseImport.batch, { ...search, batch: id });
  const earlier = await ask(enterpriseImport.batches, search);
  return (
    <Page
      title="导入"
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/enterprises">企业建会</Link> /
        </nav>
      }
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <ImportWizard
        path="/enterprises/import"
        search={search}
        titles={enterpriseImportTitles}
        batch={batch}
        earlier={earlier}
        actions={enterpriseImportActions}
        refusedHref="/export/enterprise-import-refused"
      />
    </Page>
  );
}
