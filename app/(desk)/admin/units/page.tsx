import type { Metadata } from "next";
import { FilterBar, FilterText } from "@/components/form/filter-bar";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { directory } from "@/modules/units";
import { DirectorySearch } from "@/modules/units/search";
import { DirectoryTable } from "@/modules/units/ui/directory-table";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "单位" };

const path = "/admin/units";

export default async function UnitsPage({ searchParams }: PageProps<"/admin/units">) {
  const { search, notices } = readSearch(DirectorySearch, await searchParams);
  const { rows, total, units, vacant, path: crumbs } = await ask(directory, search);
  const at = search.unit === "11" ? undefined : search.unit;
  const tabs = [
    {
      label: search.q ? "搜索结果" : "下级单位",
      href: hrefWith(path, { unit: at, q: search.q }),
      current: !search.vacant,
    },
    {
      label: "联络员空缺",
      href: hrefWith(path, { unit: at, q: search.q, vacant: 1 }),
      current: Boolean(search.vacant),
    },
  ];
  return (
    <Page
      title="单位"
      note={`${units} 个单位，联络员空缺 ${vacant} 个`}
      trail={<UnitCrumbs path={crumbs} href={(code) => hrefWith(path, { unit: code === "11" ? undefined : code })} />}
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <ButtonLink href="/admin/units/calendars">工作日历</ButtonLink>
          {at && <ButtonLink href={`/admin/units/${at}`}>维护本单位</ButtonLink>}
        </>
      }
    >
      <FilterBar
        action={path}
        keep={{ unit: at, vacant: search.vacant }}
        tabs={<SegTabs label="范围" items={tabs} />}
        clearHref={search.q ? hrefWith(path, { unit: at, vacant: search.vacant }) : undefined}
      >
        <FilterText name="q" label="名称、拼音、联络员" value={search.q} />
      </FilterBar>
      <section className="card" aria-label="单位列表">
        <DirectoryTable rows={rows} />
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          href={(page) => hrefWith(path, search, { page })}
          unit="个"
        />
      </section>
    </Page>
  );
}
