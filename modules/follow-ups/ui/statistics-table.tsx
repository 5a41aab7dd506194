import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { shareText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { statisticsBasis, statisticsColumnsOf } from "../columns";
import type { followUpStatistics, StatisticsRow } from "../reads/statistics";

type Statistics = Awaited<ReturnType<typeof followUpStatistics.as>>;

interface OfClosedProps {
  row: StatisticsRow;
  text: string | null;
  issued: string | undefined;
}

/** A figure of the closed ones, opening them; where nothing was closed there is none, and nothing is missing. */
function OfClosed({ row: { code, own }, text, issued }: OfClosedProps) {
  if (text === null) return <span className="mut">—</span>;
  return (
    <Link
      className="d"
      href={hrefWith("/follow-ups", { unit: code, own: own ? "1" : undefined, issued, state: "closed" })}
      prefetch={false}
    >
      {text}
    </Link>
  );
}

/** By receiving unit; every figure opens its rows, a unit's name its own units. */
export function StatisticsTable({ statistics }: { statistics: Statistics }) {
  const { rows, total, issued, unit } = statistics;
  const columns = statisticsColumnsOf(issued);
  return (
    <Card
      title="按承办单位"
      note={statisticsBasis
        .slice(3)
        .map(({ label, text }) => `${label}：${text}`)
        .join("　")}
    >
      <DataTable
        caption="跟进督办统计"
        columns={columns}
        rows={[...rows, total]}
        rowKey={(row) => (row === total ? "total" : `${row.code}${row.own ? "-own" : ""}`)}
        card={{ name: "unit", figures: ["open", "overdue"] }}
        cells={{
          rate: (row) => <OfClosed row={row} text={row.rate === null ? null : shareText(row.rate)} issued={issued} />,
          term: (row) => (
            <OfClosed row={row} text={row.term === null ? null : `${row.term} 个工作日`} issued={issued} />
          ),
          unit: (row) =>
            row === total || row.own ? (
              <b>{row.name}</b>
            ) : (
              <Link href={hrefWith("/follow-ups/statistics", { unit: row.code, issued })} prefetch={false}>
                {row.name}
              </Link>
            ),
        }}
        empty={<EmptyState title="没有事项" why={`${unit.title}在所选时间内没有收到跟进督办。`} />}
      />
    </Card>
  );
}
