import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { countText } from "@/components/ui/figure";
import { ExportButtons } from "@/modules/exports/ui/export-buttons";
import { offerList } from "@/modules/membership";
import { OfferSearch } from "@/modules/membership/search";
import { OfferTable } from "@/modules/membership/ui/offer-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "会员转接" };

export default async function OffersPage({ searchParams }: PageProps<"/membership/offers">) {
  const { search, notices } = readSearch(OfferSearch, await searchParams);
  const page = await ask(offerList, search);
  const { page: _page, size: _size, ...kept } = search;
  return (
    <Page
      title="会员转接"
      crumb={<UnitCrumbs path={page.path} href={(unit) => hrefWith("/membership/offers", kept, { unit })} />}
      note={`${countText(page.total)} 笔 ${countText(page.persons)} 人，实时数据`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      printFoot={`${page.unit.title}　${page.today}`}
      actions={
        <>
          <ButtonLink href={hrefWith("/membership", { unit: search.unit, own: search.own })}>会员与会籍</ButtonLink>
          <ExportButtons sheet="membership-offers" search={kept} total={page.total} />
        </>
      }
    >
      <OfferTable page={page} search={search} writes={await mayI("membership.write")} />
    </Page>
  );
}
