import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { statisticsBasis, statisticsColumnsOf } from "../columns";
import type { followUpStatistics } from "../reads/statistics";

type Statistics = Awaited<ReturnType<typeof followUpStatistics.as>>;

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
        card={{ name: "unit", figures: ["open", "overdue", "rate"] }}
        cells={{
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
