import Link from "next/link";
import type { ReactNode } from "react";
import { DataTable, type RowGroup } from "@/components/table/data-table";
import { DrillNumber } from "@/components/ui/figure";
import { ProgressCell } from "@/components/ui/progress";
import { StatusLight } from "@/components/ui/status-light";
import { Tag } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { Column } from "@/vocab/column";
import { dayWords, planColumns, remarks } from "../columns";
import type { board } from "../reads/board";
import type { BoardRow } from "../reads/board-row";
import type { PlanFilters } from "../search";
import { hrefsOf, rowsHref, taskHref } from "./overview-words";
import { figureText, targetText, unitText } from "./words";

type Board = Awaited<ReturnType<typeof board.as>>;

interface TaskTableProps {
  page: Board;
  search: PlanFilters;
  /** Whether rows can be chosen: needs a SelectableTable around. */
  pick: boolean;
  empty: ReactNode;
}

const shown = ["code", "title", "lead", "cooperating", "actual", "progress", "due", "days", "next", "status"];
const labels: Record<string, string> = { actual: "实际 / 目标", progress: "完成率（竖线为应达）" };
/** 距今 says this already. */
const saidByDays = "逾期完成";
const ordinal = ["", "一", "二", "三", "四"];

const columns: Column<BoardRow>[] = shown.map((key) => {
  const column = planColumns.find((c) => c.key === key)!;
  const { group: _group, ...rest } = column;
  return { ...rest, label: labels[key] ?? column.label };
});

/** The task-breakdown table, grouped by aspect and measure in the plan's order, flat under any other sort. */
export function TaskTable({ page, search, pick, empty }: TaskTableProps) {
  const href = hrefsOf(search);
  const cells = {
    title: (row: BoardRow) => (
      <span className="task-name">
        <Link href={taskHref(href, row)} prefetch={false} className="ink" title={row.title}>
          {row.title}
        </Link>
        {remarks(row)
          .filter((mark) => mark !== saidByDays)
          .map((mark) => (
            <Tag key={mark}>{mark}</Tag>
          ))}
      </span>
    ),
    actual: (row: BoardRow) => (
      <span className="nw">
        {row.running ? (
          <DrillNumber
            value={row.actual}
            text={figureText(row.actual, row.kind)}
            href={rowsHref(href, row)}
            title={`${row.indicatorName} 填报记录`}
            strong
          />
        ) : (
          <span className="mut">—</span>
        )}
        <span className="sub"> / {targetText(row.target, row.targetMax, row.kind)}</span>{" "}
        <span className="mut">{unitText(row.unitName)}</span>
      </span>
    ),
    days: (row: BoardRow) => (
      <span
        className={
          row.status === "overdue"
            ? "overdue-text nw"
            : row.daysLeft !== null && row.daysLeft <= 10
              ? "near-text nw"
              : "mut nw"
        }
      >
        {dayWords(row)}
      </span>
    ),
    lead: (row: BoardRow) => <Clipped text={row.lead} width="max-w-[112px]" />,
    cooperating: (row: BoardRow) => <Clipped text={row.cooperating} width="max-w-[84px] 3xl:max-w-[200px]" />,
    next: (row: BoardRow) => (
      <Clipped
        text={row.next ? `${row.next.day.slice(5)} ${row.next.title}` : "—"}
        width="max-w-[100px] 3xl:max-w-[180px]"
      />
    ),
    due: (row: BoardRow) => (
      <span className="nw" title={row.estimated ? "该年度工作日历尚未发布，期限为估算" : undefined}>
        {row.due ?? "持续推进"}
        {row.estimated && <span className="mut"> 估</span>}
      </span>
    ),
    status: (row: BoardRow) => <StatusLight status={row.status} bare />,
  };
  const grouped = search.sort === "seq";
  return (
    <div className="card">
      <DataTable
        caption="任务分解表"
        columns={columns}
        {...(grouped ? { groups: groupsOf(page) } : { rows: page.rows })}
        rowKey={(row) => String(row.id)}
        sort={{
          current: search.sort,
          href: (sort) => hrefWith("/plan", search, { sort: sort === "seq" ? undefined : sort, page: undefined }),
        }}
        cells={cells}
        {...(pick ? { pick: (row: BoardRow) => row.title } : {})}
        card={{ name: "title", figures: ["actual", "days"] }}
        empty={empty}
        dense
        fits
      />
    </div>
  );
}

function Clipped({ text, width }: { text: string; width: string }) {
  return (
    <span className={`block truncate ${width}`} title={text}>
      {text || "—"}
    </span>
  );
}

function groupsOf(page: Board): RowGroup<BoardRow>[] {
  const backing = { no: 0, title: "组织保障" };
  return [backing, ...page.aspects.filter((aspect) => aspect.no > 0)].flatMap((aspect) => {
    const measures = page.measures.filter((m) => m.aspectNo === aspect.no);
    const own = page.rows.filter((row) => row.aspectNo === aspect.no);
    if (own.length === 0) return [];
    const withRows = measures.filter((m) => own.some((row) => row.measureNo === m.no));
    if (aspect.no === 0) {
      return [
        {
          key: "aspect-0",
          head: <GroupHead title={aspect.title} note={`${own.length} 项任务 · 不计入 10 项措施`} />,
          rows: own,
        },
      ];
    }
    return [
      {
        key: `aspect-${aspect.no}`,
        head: (
          <GroupHead
            title={`${ordinal[aspect.no]}、${aspect.title}`}
            note={`${withRows.length} 项措施 · ${own.length} 项任务`}
          />
        ),
        rows: [],
      },
      ...withRows.map((m) => ({
        key: `measure-${m.no}`,
        level: "sub" as const,
        head: <MeasureHead measure={m} count={own.filter((row) => row.measureNo === m.no).length} />,
        cells: {
          progress: <ProgressCell share={m.progress} expected={m.expected} status={m.light ?? "no_target"} />,
          status: m.light && <StatusLight status={m.light} bare />,
        },
        rows: own.filter((row) => row.measureNo === m.no),
      })),
    ];
  });
}

function GroupHead({ title, note }: { title: string; note: string }) {
  return (
    <>
      <b>{title}</b> <span className="mut">{note}</span>
    </>
  );
}

function MeasureHead({ measure, count }: { measure: Board["measures"][number]; count: number }) {
  return (
    <>
      <b>措施 {measure.no}</b>　{measure.title}　<span className="mut">{count} 项</span>
      {measure.overdue > 0 && <b className="overdue-text">　逾期 {measure.overdue}</b>}
      {measure.withoutTarget > 0 && <span className="mut">　未定目标 {measure.withoutTarget}</span>}
      <span className="mut">　计 {measure.n} 项</span>
    </>
  );
}
