import Link from "next/link";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Chip } from "@/components/ui/tag";
import type { entries } from "../reads/entries";
import type { TaskPage } from "../reads/task";
import type { TaskViewSearch } from "../search";
import { EntryList } from "./entry-list";
import { type Href, hrefsOf, rowsHref } from "./overview-words";
import { actualText, amountWith } from "./task-words";

interface TaskEntriesProps {
  page: TaskPage;
  list: Awaited<ReturnType<(typeof entries)["as"]>>;
  search: TaskViewSearch;
  /** The last few only, with a link to all. */
  brief?: boolean;
}

const SOME = 5;

/** The reports behind the task's figure, with their sum in the head: the number that led here. */
export function TaskEntries({ page, list, search, brief = false }: TaskEntriesProps) {
  const href = hrefsOf(search);
  const path = `/plan/${page.task.id}`;
  const here = { tab: "entries", own: search.own };
  if (page.row.counted && list.total === 0) return brief ? null : <NothingTyped page={page} href={href} />;
  const sum =
    list.task.kind === "ratio"
      ? actualText({
          kind: "ratio",
          numerator: list.sum.amount,
          denominator: list.sum.base,
          actual: list.sum.base > 0 ? (list.sum.amount / list.sum.base) * 10_000 : 0,
        })
      : amountWith(list.sum.amount, list.task);
  const whose = search.own ? `${page.unit.shortName}本级` : page.unit.shortName;
  const shown = brief ? { rows: list.rows.slice(0, SOME), total: Math.min(list.total, SOME), page: 1 } : {};
  return (
    <Card
      title={page.row.counted ? "台账启用前的填报，不再计入" : brief ? "最近填报" : "填报记录"}
      note={list.total === 0 ? whose : `${whose}，${list.total} 条，合计 ${sum}`}
      tools={
        brief ? (
          list.total > SOME && <Link href={href(path, { tab: "entries" })}>全部</Link>
        ) : search.own ? (
          <Chip on href={href(path, { tab: "entries" })}>
            只看本级 ✕
          </Chip>
        ) : undefined
      }
    >
      <EntryList {...list} {...shown} pageHref={(to) => href(path, { ...here, page: to === 1 ? undefined : to })} />
    </Card>
  );
}

function NothingTyped({ page, href }: { page: TaskPage; href: Href }) {
  return (
    <Card title="填报记录">
      <EmptyState
        title="由台账自动统计，不用填报"
        why="这项任务的数字来自台账里的每一条记录"
        action={<ButtonLink href={rowsHref(href, page.row)}>打开台账</ButtonLink>}
      />
    </Card>
  );
}
