import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { enterpriseOne, enterpriseRoster } from "@/modules/enterprises";
import { EnterpriseSearch } from "@/modules/enterprises/search";
import { EnterpriseFilters } from "@/modules/enterprises/ui/enterprise-filters";
import { EnterpriseSheet } from "@/modules/enterprises/ui/enterprise-sheet";
import { EnterpriseTable } from "@/modules/enterprises/ui/enterprise-table";
import { Pipeline } from "@/modules/enterprises/ui/pipeline";
import { RateNote } from "@/modules/enterprises/ui/rate-note";
import { RosterActions } from "@/modules/enterprises/ui/roster-actions";
import { ExportButtons } from "@/modules/exports/ui/export-buttons";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { isoOf } from "@/platform/dates";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "企业建会" };
const path = "/enterprises";

export default async function EnterprisesPage({ searchParams }: PageProps<"/enterprises">) {
  const { search, used, notices } = readSearch(EnterpriseSearch, await searchParams);
  const roster = await ask(enterpriseRoster, search);
  const { sheet, ...list } = search;
  const opened = sheet === undefined ? null : await ask(enterpriseOne, { id: sheet });
  const place = roster.rows.findIndex((row) => row.id === sheet);
  const to = (id?: number) => (id === undefined ? null : hrefWith(path, used, { sheet: id }));
  const { unit, asOf, seat, kind, type, head, q } = search;
  const ground = { unit, asOf, seat, kind, type, head, q };
  const href = (code: string) => hrefWith(path, used, { unit: code, id: "", page: "", sheet: "" });
  return (
    <Page
      title="企业建会"
      crumb={<UnitCrumbs path={roster.path} below={roster.children} href={href} />}
      note={<RateNote rate={roster.funnel.rate} ground={ground} />}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <RosterActions
          unit={unit}
          exports={<ExportButtons sheet="enterprises" search={list} total={roster.total} />}
          freeze={
            (await mayI("enterprise.freeze"))
              ? { today: isoOf(roster.day), frozenOn: roster.funnel.rate.frozenOn }
              : null
          }
          imports={await mayI("enterprise.import")}
          writes={await mayI("enterprise.write")}
        />
      }
    >
      <Pipeline funnel={roster.funnel} ground={ground} stage={search.stage} stalled={search.stalled === "1"} />
      <EnterpriseFilters search={search} kinds={roster.tabs} seated={roster.seated} />
      <EnterpriseTable {...roster} search={search} issues={await mayI("follow-up.issue")} />
      {opened && (
        <EnterpriseSheet
          page={opened}
          closeHref={hrefWith(path, used, { sheet: "" })}
          place={place < 0 ? undefined : `${place + 1}/${roster.rows.length}`}
          previousHref={to(roster.rows[place - 1]?.id)}
          nextHref={place < 0 ? null : to(roster.rows[place + 1]?.id)}
        />
      )}
    </Page>
  );
}
