import Link from "next/link";
import type { ReactNode } from "react";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Card } from "@/components/ui/card";
import { EventTrail } from "@/components/ui/event-trail";
import { EmptyState } from "@/components/ui/states";
import { Tabs } from "@/components/ui/tabs";
import { type LedgerId, ledgerLabels } from "@/vocab/ledgers";
import type { entries } from "../reads/entries";
import type { history } from "../reads/history";
import type { RequestRow } from "../reads/requests";
import type { TaskPage } from "../reads/task";
import type { TaskForms } from "../reads/task-forms";
import type { TaskViewSearch } from "../search";
import { RequestList } from "./decide-form";
import { hrefsOf, rowsHref } from "./overview-words";
import { TaskCurve } from "./task-curve";
import { TaskEntries } from "./task-entries";
import { TaskMilestones } from "./task-milestones";
import { TaskShares } from "./task-shares";

interface TaskBodyProps {
  page: TaskPage;
  forms: TaskForms;
  list: Awaited<ReturnType<(typeof entries)["as"]>>;
  asked: readonly RequestRow[];
  trail: Awaited<ReturnType<(typeof history)["as"]>>;
  /** The follow-ups' own card, and how many it counts. */
  followUps: ReactNode;
  followUpCount: number;
  search: TaskViewSearch;
}

/** Tabs with their counts, and the open one: progress, reports, requests, follow-ups, history. */
export function TaskBody(props: TaskBodyProps) {
  const { page, list, asked, trail, followUps, followUpCount, search } = props;
  const href = hrefsOf(search);
  const path = `/plan/${page.task.id}`;
  const tab = (key: TaskViewSearch["tab"], label: string, count?: number) => ({
    label,
    count,
    current: search.tab === key,
    href: href(path, { tab: key === "progress" ? undefined : key }),
  });
  const live = search.asOf !== undefined && search.tab !== "progress" && search.tab !== "entries";
  return (
    <>
      <Tabs
        label="任务内容"
        items={[
          tab("progress", "进展"),
          // A ledger counts this task: its rows are the record, and what was typed before stands behind them.
          ...(page.row.counted
            ? [
                {
                  label: `台账明细（${ledgerLabels[page.task.source as LedgerId]}）`,
                  href: rowsHref(href, page.row),
                  current: false,
                },
              ]
            : []),
          ...(page.row.counted && list.total === 0 ? [] : [tab("entries", "填报记录", list.total)]),
          tab("requests", "延期与完成申请", asked.length),
          tab("follow-ups", "跟进", followUpCount),
          tab("history", "变更记录", trail.total),
        ]}
      />
      {live && <NoticeBar tone="info">申请、跟进与变更记录始终为最新情况，不随截止日期变化</NoticeBar>}
      {search.tab === "progress" && <Progress {...props} />}
      {search.tab === "entries" && <TaskEntries page={page} list={list} search={search} />}
      {search.tab === "requests" && <Requests asked={asked} />}
      {search.tab === "follow-ups" && followUps}
      {search.tab === "history" && <Trail trail={trail} />}
    </>
  );
}

/** With more units the decomposition stands below, as wide as the page, in two columns. */
const LONG = 20;

/** Up to so many units stand beside the reports; more get the column for themselves. */
const SHORT = 4;

function Progress({ page, forms, list, trail, followUps, search }: TaskBodyProps) {
  const href = hrefsOf(search);
  const path = `/plan/${page.task.id}`;
  const adjusts = forms.allocates && page.unit.code === forms.unit.code;
  const count = page.shares.length;
  const long = count > LONG;
  const shares = (count > 0 || (page.task.split && page.below.length > 0)) && (
    <TaskShares page={page} href={href} adjustHref={adjusts ? `${path}/allocations` : null} halves={long} />
  );
  const latest = <TaskEntries page={page} list={list} search={search} brief />;
  const recent = <Recent trail={trail} moreHref={href(path, { tab: "history" })} />;
  if (count <= SHORT || long)
    return (
      <>
        <div className="task-cols leaf">
          <div className="stack">
            <TaskCurve page={page} />
            <TaskMilestones page={page} />
          </div>
          <div className="stack">
            {!long && shares}
            {latest}
            {followUps}
            {recent}
          </div>
        </div>
        {long && shares}
      </>
    );
  return (
    <div className="task-cols">
      <div className="stack">
        <TaskCurve page={page} />
        <TaskMilestones page={page} />
        <div className="task-pair">
          {followUps}
          {recent}
        </div>
      </div>
      {shares}
    </div>
  );
}

const SOME = 4;

function Recent({ trail, moreHref }: { trail: TaskBodyProps["trail"]; moreHref: string }) {
  return (
    <Card
      title="变更记录"
      note={trail.total > 0 ? `${trail.total} 条` : undefined}
      tools={trail.total > SOME && <Link href={moreHref}>全部</Link>}
      pad
    >
      {trail.total === 0 ? <p className="mut">还没有变更</p> : <EventTrail events={trail.events.slice(0, SOME)} />}
    </Card>
  );
}

function Trail({ trail }: { trail: TaskBodyProps["trail"] }) {
  const rest = trail.total - trail.events.length;
  return (
    <Card title="变更记录" note={rest > 0 ? `最近 ${trail.events.length} 条，共 ${trail.total} 条` : undefined} pad>
      {trail.total === 0 ? (
        <EmptyState title="还没有变更" why="填报、申请、审批、修改与分解都会逐条记在这里" />
      ) : (
        <EventTrail events={trail.events} />
      )}
    </Card>
  );
}

function Requests({ asked }: { asked: readonly RequestRow[] }) {
  const open = asked.filter((row) => row.state === "asked").length;
  return (
    <Card title="延期与完成申请" note={open > 0 ? `待审批 ${open} 项` : undefined} pad>
      {asked.length === 0 ? (
        <EmptyState title="还没有申请" why="时限到期前可以申请延期；没有数量目标的任务完成后申请核定" />
      ) : (
        <RequestList rows={asked} />
      )}
    </Card>
  );
}
