import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { floatingUnionList } from "@/modules/enterprises";
import { FloatingSearch } from "@/modules/enterprises/search";
import { FloatingTable } from "@/modules/enterprises/ui/floating-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { isoOf } from "@/platform/dates";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "流动会员联合工会" };
const path = "/enterprises/floating-unions";

export default async function FloatingUnionsPage({ searchParams }: PageProps<"/enterprises/floating-unions">) {
  const { search, notices } = readSearch(FloatingSearch, await searchParams);
  const list = await ask(floatingUnionList, search);
  const { total, set, members } = list.counts;
  return (
    <Page
      title="流动会员联合工会"
      crumb={<UnitCrumbs path={list.path} below={list.children} href={(unit) => hrefWith(path, { unit })} />}
      note={`已设立 ${set}/${total} 个街道（乡镇），会员 ${members.toLocaleString("zh-CN")} 人`}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <ButtonLink
          href={hrefWith("/export/floating-unions", { unit: search.unit, state: search.state, format: "xlsx" })}
          download
          shortcut="export"
        >
          导出 Excel
        </ButtonLink>
      }
    >
      <FloatingTable {...list} search={search} today={isoOf(list.today)} />
    </Page>
  );
}
