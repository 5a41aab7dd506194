import { FilterBar, FilterSelect } from "@/components/form/filter-bar";
import { SegTabs } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import { type NoticeEvent, noticeEventLabels } from "@/vocab/notices";
import type { NoticeSearchValues } from "../search";

interface InboxFiltersProps {
  search: NoticeSearchValues;
  counts: { all: number; unread: number };
  events: readonly { event: NoticeEvent; n: number }[];
}

/** All or unread with their counts, and the kinds of notice that lie in the inbox. */
export function InboxFilters({ search, counts, events }: InboxFiltersProps) {
  const tab = (unread: "1" | undefined) => hrefWith("/notices", { event: search.event }, { unread });
  return (
    <FilterBar
      action="/notices"
      keep={{ unread: search.unread }}
      tabs={
        <SegTabs
          label="按已读未读"
          items={[
            { label: "全部", count: counts.all, href: tab(undefined), current: search.unread === undefined },
            { label: "未读", count: counts.unread, href: tab("1"), current: search.unread === "1" },
          ]}
        />
      }
      clearHref={search.event ? hrefWith("/notices", { unread: search.unread }) : undefined}
    >
      <FilterSelect
        name="event"
        label="类别"
        value={search.event}
        options={events.map(({ event, n }) => ({ value: event, label: `${noticeEventLabels[event]} ${n}` }))}
      />
    </FilterBar>
  );
}
