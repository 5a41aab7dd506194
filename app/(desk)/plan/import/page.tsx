import type { Metadata } from "next";
import Link from "next/link";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ImportSearch } from "@/modules/imports/search";
import { ImportWizard } from "@/modules/imports/ui/import-wizard";
import { planImport, planImportActions, planImportTitles } from "@/modules/plan";
import { ask } from "@/platform/gate";
import { readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "导入任务分解表" };

export default async function PlanImportPage({ searchParams }: PageProps<"/plan/import">) {
  const { search, notices } = readSearch(ImportSearch, await searchParams);
  const { batch: id } = search;
  const batch = id === undefined ? null : await ask(planImport.batch, { ...search, batch: id });
  const earlier = await ask(planImport.batches, search);
  return (
    <Page
      title="导入"
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/plan">任务分解表</Link> /
        </nav>
      }
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <ImportWizard
        path="/plan/import"
        search={search}
        titles={planImportTitles}
        batch={batch}
        earlier={earlier}
        actions={planImportActions}
        refusedHref="/export/plan-import-refused"
      />
    </Page>
  );
}
