import Link from "next/link";
import type { ReactNode } from "react";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { DrillNumber, shareText } from "@/components/ui/figure";
import { ProgressCell } from "@/components/ui/progress";
import { EmptyState } from "@/components/ui/states";
import { StatusLight } from "@/components/ui/status-light";
import { Tag } from "@/components/ui/tag";
import type { Column } from "@/vocab/column";
import { inUnit } from "../columns";
import type { ShareRow, TaskPage } from "../reads/task";
import { gapOf } from "../share-columns";
import { type Href, rowsHref } from "./overview-words";
import { actualText, amountWith, columnText } from "./task-words";

interface TaskSharesProps {
  page: TaskPage;
  href: Href;
  /** Where the targets below are changed, for who may. */
  adjustHref: string | null;
  /** The list stands in two columns, for a card as wide as the page. */
  halves?: boolean;
}

/** The decomposition one level down: every unit opens its own page of the task, every figure its reports; 合计 adds up to the head. */
export function TaskShares({ page, href, adjustHref, halves = false }: TaskSharesProps) {
  const { shares, sum, row, unit, task } = page;
  const path = `/plan/${task.id}`;
  const rate = row.kind === "ratio" || row.kind === "milestone";
  const whole = unit.level === "city" ? "占全市" : "占全区";
  const columns = !handedDown(page) ? [name, actual, partOf(whole)] : rate ? rateColumns : countColumns(whole);
  const portion = (share: ShareRow) => (row.actual ? (share.actual ?? 0) / row.actual : null);
  const reports = (share: ShareRow) =>
    row.counted
      ? rowsHref(href, { ...row, unit: share.code })
      : href(path, { unit: share.code, tab: "entries", own: share.own ? "1" : undefined });
  const number = (share: ShareRow) => (
    <DrillNumber
      value={share.actual}
      text={actualText(share)}
      href={reports(share)}
      title={`${share.name} ${row.counted ? "台账明细" : "填报记录"}`}
    />
  );
  const sums = {
    label: "合计",
    values: {
      target: sum.target === null ? "—" : columnText(sum.target, row.kind),
      actual: (
        <DrillNumber
          value={sum.actual}
          text={actualText(sum)}
          href={row.counted ? rowsHref(href, row) : href(path, { tab: "entries" })}
        />
      ),
      gap: <Gap share={sum} />,
      part: row.actual ? "100%" : "—",
      progress: (
        <ProgressCell share={sum.target === null ? null : sum.progress} expected={sum.expected} status={row.status} />
      ),
    },
  };
  const table = (rows: readonly ShareRow[], part: string, foot: boolean) => (
    <DataTable
      caption={`${unit.name} ${row.title} 分解情况${part}`}
      columns={columns}
      rows={rows}
      rowKey={(share) => (share.own ? `${share.code}-own` : share.code)}
      cells={{
        name: (share) => <Name share={share} href={href(path, { unit: share.code })} />,
        target: (share) => <Target share={share} />,
        actual: number,
        gap: (share) => <Gap share={share} />,
        part: (share) => <span className="mut">{portion(share) === null ? "—" : shareText(portion(share) ?? 0)}</span>,
        progress: (share) =>
          share.status === null ? (
            <span className="mut">—</span>
          ) : (
            <ProgressCell
              share={share.target === null ? null : share.progress}
              expected={share.expected}
              status={share.status ?? "no_target"}
            />
          ),
        status: (share) => (share.status ? <StatusLight status={share.status} bare /> : <span />),
      }}
      card={{ name: "name", figures: ["actual", handedDown(page) ? "progress" : "part"] }}
      {...(foot ? { foot: sums } : {})}
      empty={
        <EmptyState
          title="没有分解到下级"
          why={task.split ? "确定下级目标后，各单位的目标与进度列在这里" : "这项任务由牵头单位直接推进，不分解"}
        />
      }
    />
  );
  const middle = Math.ceil((shares.length + 1) / 2);
  return (
    <Card
      title={titleOf(page)}
      note={noteOf(page)}
      tools={adjustHref && <Link href={adjustHref}>调整分解</Link>}
      className="task-shares"
    >
      {halves ? (
        <div className="halves">
          {table(shares.slice(0, middle), "，前半", false)}
          {table(shares.slice(middle), "，后半", true)}
        </div>
      ) : (
        table(shares, "", true)
      )}
    </Card>
  );
}

function Name({ share, href }: { share: ShareRow; href: string }) {
  if (share.own) return <span title="本单位直接填报、不属于下级的部分">本级</span>;
  return (
    <Link href={href} prefetch={false}>
      {share.name}
    </Link>
  );
}

function Target({ share }: { share: ShareRow }): ReactNode {
  if (share.target !== null) return columnText(share.target, share.kind);
  if (share.status === null) return <span className="mut">—</span>;
  return share.proposed ? (
    <Tag dashed title="下级目标已提出，尚未核定">
      待核定
    </Tag>
  ) : (
    <span className="mut">未定</span>
  );
}

const Gap = ({ share }: { share: ShareRow }) => <span className="sub">{columnText(gapOf(share), share.kind)}</span>;

/** Whether there is a share of the target below, and not just somebody who reports. */
const handedDown = ({ shares }: TaskPage) => shares.length === 0 || shares.some((share) => share.status !== null);

function titleOf(page: TaskPage): string {
  const { unit } = page;
  if (!handedDown(page)) return "承担单位";
  return unit.level === "city" ? "分解到区" : "分解到街道（乡镇）";
}

/** How many units, and whether their targets add up to their parent's. */
function noteOf({ shares, unallocated, row, unit }: TaskPage): string {
  const units = shares.filter((share) => !share.own);
  const missing = units.filter((share) => share.actual === null).length;
  const parent = unit.level === "city" ? "全市目标" : "全区目标";
  const words = [`${units.length} 个单位`];
  if (unallocated === 0) words.push(`合计与${parent}一致`);
  else if (unallocated !== null)
    words.push(
      unallocated > 0 ? `未分解 ${amountWith(unallocated, row)}` : `合计超出${parent} ${amountWith(-unallocated, row)}`,
    );
  if (missing > 0) words.push(`缺 ${missing} 个`);
  return units.length === 0 ? "" : words.join("，");
}

const name: Column<ShareRow> = { key: "name", label: "单位", kind: "text", value: (r) => r.name };
const tail: Column<ShareRow>[] = [
  { key: "progress", label: "完成率", kind: "progress", value: (r) => r.progress },
  { key: "status", label: "状态", kind: "status", value: (r) => r.status },
];
const actual: Column<ShareRow> = {
  key: "actual",
  label: "实际",
  kind: "count",
  value: (r) => inUnit(r.actual, r.kind),
};
const target: Column<ShareRow> = {
  key: "target",
  label: "分解目标",
  kind: "count",
  value: (r) => inUnit(r.target, r.kind),
};
const rateColumns = [name, { ...target, label: "目标" }, actual, ...tail];
const partOf = (label: string): Column<ShareRow> => ({ key: "part", label, kind: "share", value: (r) => r.actual });
const countColumns = (whole: string): Column<ShareRow>[] => [
  name,
  target,
  actual,
  { key: "gap", label: "差额", kind: "count", value: gapOf },
  partOf(whole),
  ...tail,
];
