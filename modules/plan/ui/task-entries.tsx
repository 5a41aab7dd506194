import Link from "next/link";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/tag";
import type { entries } from "../reads/entries";
import type { TaskPage } from "../reads/task";
import type { TaskViewSearch } from "../search";
import { EntryList } from "./entry-list";
import { hrefsOf } from "./overview-words";
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
