import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ExportButtons } from "@/modules/exports/ui/export-buttons";
import { childGrowth, entryDesk, growth, movementList, offerList } from "@/modules/membership";
import { MembershipSearch } from "@/modules/membership/search";
import { MembershipBody } from "@/modules/membership/ui/membership-body";
import { MembershipNote, MembershipTools } from "@/modules/membership/ui/membership-head";
import { ground } from "@/modules/membership/ui/words";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask, mayI } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "会员与会籍" };

export default async function MembershipPage({ searchParams }: PageProps<"/membership">) {
  const { search, notices } = readSearch(MembershipSearch, await searchParams);
  const { unit, own, asOf, order } = search;
  const writes = await mayI("membership.write");
  const view = await ask(growth, search);
  const list = await ask(movementList, search);
  const desk = writes ? await ask(entryDesk, {}) : null;
  const { page: _page, size: _size, ...kept } = search;
  return (
    <Page
      title="会员与会籍"
      crumb={
        <UnitCrumbs
          path={view.path}
          below={view.below}
          href={(code) => hrefWith("/membership", ground(search), { unit: code, own: "", rows: "" })}
        />
      }
      note={<MembershipNote growth={view} own={own !== undefined} />}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      printFoot={`${view.unit.title}　${view.until}`}
      actions={
        <MembershipTools desk={desk} imports={await mayI("membership.import")}>
          <ExportButtons sheet="membership" search={kept} total={list.total} formats={["xlsx", "csv"]} />
        </MembershipTools>
      }
    >
      <MembershipBody
        growth={view}
        below={await ask(childGrowth, { unit, own, asOf, order })}
        list={list}
        offers={await ask(offerList, { unit, own, state: "open", size: 10 })}
        desk={desk}
        imports={await mayI("membership.import")}
        search={search}
      />
    </Page>
  );
}
