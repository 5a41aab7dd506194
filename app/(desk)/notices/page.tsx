import type { Metadata } from "next";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { Pager } from "@/components/ui/tabs";
import { inbox } from "@/modules/notices";
import { NoticeSearch } from "@/modules/notices/search";
import { InboxFilters } from "@/modules/notices/ui/inbox-filters";
import { MarkAllForm } from "@/modules/notices/ui/inbox-forms";
import { InboxList } from "@/modules/notices/ui/inbox-list";
import { ask } from "@/platform/gate";
import { hrefWith, readSearch } from "@/platform/search";

export const metadata: Metadata = { title: "消息" };

export default async function NoticesPage({ searchParams }: PageProps<"/notices">) {
  const { search, notices } = readSearch(NoticeSearch, await searchParams);
  const { rows, total, counts, events } = await ask(inbox, search);
  const filtered = search.unread !== undefined || search.event !== undefined;
  return (
    <Page
      title="消息"
      note="只有本人看得到；打开即为已读"
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
      actions={
        <>
          <MarkAllForm event={search.event} unread={counts.unread} />
          <ButtonLink href="/exports">我的导出</ButtonLink>
          <ButtonLink href="/notices/settings">消息设置</ButtonLink>
        </>
      }
    >
      <InboxFilters search={search} counts={counts} events={events} />
      <section className="card" aria-label="消息">
        {rows.length > 0 ? (
          <InboxList rows={rows} />
        ) : (
          <EmptyState
            title={filtered ? "没有符合条件的消息" : "还没有消息"}
            why={filtered ? undefined : "交办、退回、临近时限、逾期、催办等会在这里提醒。"}
          />
        )}
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          href={(page) => hrefWith("/notices", search, { page })}
          unit="条"
        />
      </section>
    </Page>
  );
}
