import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { LevelTag, Segmented } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { FollowUpState } from "@/vocab/follow-up-states";
import { levelLabels, levelOrder } from "@/vocab/levels";
import { followUpColumns } from "../columns";
import type { BoardRow } from "../reads/board";
import type { FollowUpCounts } from "../reads/counts";
import type { FollowUpSearchValues } from "../search";
import { FollowUpBoardView } from "./board-view";
import { Distance, State } from "./words";

interface FollowUpTableProps {
  rows: readonly BoardRow[];
  total: number;
  counts: FollowUpCounts;
  search: FollowUpSearchValues;
  /** Filters that every count stands under; `view` is one of them. */
  ground: Record<string, unknown>;
  /** How many each state holds, for the board. */
  held: Partial<Record<FollowUpState, number>>;
}

const path = "/follow-ups";
const shown = ["level", "no", "title", "due", "distance", "state", "unit", "task", "issuer", "latest"];
const columns = followUpColumns.filter((column) => shown.includes(column.key));

/** Level tabs with counts over the list; a row opens its sheet beside it. */
export function FollowUpTable({ rows, total, counts, search, ground, held }: FollowUpTableProps) {
  const { page, size, sheet, ...rest } = search;
  const here = (change: Record<string, unknown>) =>
    hrefWith(path, rest, { sort: search.sort === "due" ? "" : search.sort, ...change });
  const openOnly = search.state.length === 0 && search.id.length === 0;
  const filtered = search.age !== undefined || search.overdue !== undefined;
  const tabs = [
    {
      label: "在办",
      href: hrefWith(path, ground),
      current: openOnly && search.level.length === 0 && !filtered,
      count: counts.open,
    },
    ...[...levelOrder].reverse().map((level) => ({
      label: levelLabels[level],
      href: hrefWith(path, ground, { level }),
      current: openOnly && !filtered && search.level.length === 1 && search.level[0] === level,
      count: counts.levels[level],
    })),
    {
      label: "逾期",
      href: hrefWith(path, ground, { overdue: "1" }),
      current: search.overdue !== undefined,
      count: counts.overdue,
    },
    {
      label: "已销号",
      href: hrefWith(path, ground, { state: "closed", sort: "-due" }),
      current: search.state.length === 1 && search.state[0] === "closed" && search.period === undefined,
      count: counts.states.closed,
    },
  ];
  const board = search.view === "board";
  const viewed = (view: string) => here({ view, page: "", size: "" });
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-4 border-b border-line pr-3 max-md:pb-2 [&>.seg]:border-b-0 max-md:[&>.cs]:ml-2">
        <SegTabs label="级别" items={tabs} />
        <Segmented
          label="视图"
          items={[
            { label: "表格", href: viewed(""), current: !board },
            { label: "看板", href: viewed("board"), current: board },
          ]}
        />
      </div>
      {board && (
        <FollowUpBoardView
          rows={rows}
          held={held}
          current={sheet}
          cardHref={(id) => here({ sheet: id })}
          stateHref={(state) => here({ view: "", state })}
        />
      )}
      {!board && (
        <DataTable
          caption="跟进督办事项"
          fits
          columns={columns}
          rows={rows}
          rowKey={(row) => String(row.id)}
          current={sheet === undefined ? undefined : String(sheet)}
          sort={{ current: search.sort, href: (sort) => here({ sort }) }}
          card={{ name: "title", figures: ["distance", "unit"] }}
          cells={{
            level: (row) => <LevelTag level={row.level} />,
            no: (row) => (row.no ? <span className="nw">{row.no}</span> : <span className="mut">—</span>),
            title: (row) => (
              <>
                <Link
                  className="md:block md:max-w-[260px] min-[1400px]:max-w-[400px] md:truncate 2xl:max-w-[500px]"
                  href={here({ sheet: row.id, page: page === 1 ? "" : page })}
                  prefetch={false}
                  scroll={false}
                >
                  {row.title}
                </Link>
                <span className="flex items-center gap-2 text-12 md:hidden">
                  <LevelTag level={row.level} /> <State state={row.state} />
                </span>
              </>
            ),
            distance: (row) => <Distance days={row.daysLeft} />,
            state: (row) => <State state={row.state} />,
            task: (row) =>
              row.taskId === null ? (
                <span className="mut">—</span>
              ) : (
                <Link href={hrefWith(`/plan/${row.taskId}`, { unit: row.unitCode })} prefetch={false}>
                  {row.taskCode}
                </Link>
              ),
          }}
          empty={
            <EmptyState
              title="没有符合条件的事项"
              why="从任务分解表选中任务后点“指派跟进”，或在单位一行点“催办”，发出的事项在这里跟踪到销号。"
              action={<Link href={path}>查看全部在办</Link>}
            />
          }
        />
      )}
      {!board && total > 0 && (
        <Pager page={page} size={size} total={total} href={(to) => here({ page: to, size: size === 50 ? "" : size })} />
      )}
    </Card>
  );
}
