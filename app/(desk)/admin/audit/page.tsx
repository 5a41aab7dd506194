import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { Pager } from "@/components/ui/tabs";
import { trail } from "@/modules/audit";
import { AuditSearch } from "@/modules/audit/search";
import { AuditEntryPanel } from "@/modules/audit/ui/audit-entry";
import { AuditFilters } from "@/modules/audit/ui/audit-filters";
import { AuditTable } from "@/modules/audit/ui/audit-table";
import { ExportButtons } from "@/modules/exports/ui/export-buttons";
import { unitChoices } from "@/modules/units";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "审计日志" };

const path = "/admin/audit";

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { search, notices } = readSearch(AuditSearch, await searchParams);
  const { rows, counts, total, days, verbs, open } = await ask(trail, search);
  const units = await ask(unitChoices, {});
  const exported = { ...search, page: undefined, size: undefined, sheet: undefined };
  return (
    <Page
      title="审计日志"
      note="只读，只增不改"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={<ExportButtons sheet="audit" search={exported} total={total} />}
    >
      <AuditFilters search={search} counts={counts} days={days} verbs={verbs} units={units} />
      <section className="card" aria-label="审计记录">
        <AuditTable rows={rows} search={search} oneDay={days.from === days.to} />
        {open && <AuditEntryPanel entry={open} closeHref={hrefWith(path, search, { sheet: undefined })} />}
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          href={(page) => hrefWith(path, search, { page, sheet: undefined })}
          unit="条"
        />
      </section>
    </Page>
  );
}
