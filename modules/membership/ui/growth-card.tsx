import Link from "next/link";
import { GrowthChart, GrowthLegend, GrowthTable } from "@/components/chart/growth-chart";
import { Card } from "@/components/ui/card";
import { countText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { Chip, Segmented } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import type { Growth } from "../reads/growth";
import { type Grain, grainLabels, grains } from "../rules/periods";
import type { MembershipSearchValues } from "../search";
import { GrowthSums } from "./growth-sums";
import { ground, listHref } from "./words";

interface GrowthCardProps {
  growth: Growth;
  search: MembershipSearchValues;
  /** On another page (overview): no switches, and a link to the ledger. */
  brief?: boolean | undefined;
}

/** 月入会: joins stacked by group or channel, net line, target and forecast, with the sums beside. */
export function GrowthCard({ growth, search, brief = false }: GrowthCardProps) {
  const { points, series, comparable } = growth;
  const table = search.view === "table";
  const compared = search.yoy !== undefined && comparable?.reached === true;
  const bars = points.map((point) => ({
    ...{
      label: point.label,
      name: point.name,
      values: point.values,
      total: point.joins,
      net: point.net,
      before: point.before,
      balance: point.balance,
    },
    href: listHref(search, { kind: "join", ...point.search }),
  }));
  const plan = planLine(growth, search.by);
  const title = `${grainLabels[search.by]}入会`;
  const label = `${growth.unit.name}${title}：累计入会 ${countText(growth.equation.join)} 人，净增 ${countText(growth.equation.net)} 人，在册 ${countText(growth.equation.balance)} 人`;
  const note = comparable && !comparable.reached ? `同比自 ${comparable.from} 起可比` : undefined;
  return (
    <Card
      title={title}
      note={`人，堆叠为${search.stack === "group" ? "群体" : "渠道"}`}
      tools={
        brief ? (
          <Link href={hrefWith("/membership", { unit: search.unit, asOf: search.asOf })}>会员与会籍</Link>
        ) : (
          <Switches growth={growth} search={search} table={table} />
        )
      }
    >
      {points.length === 0 ? (
        <EmptyState title="还没有会员变动" why="登记入会、期初或导入会员变动后，这里按月显示增长。" />
      ) : table ? (
        <GrowthTable {...{ label, series, bars, compared }} href={cellHrefs(growth, search)} />
      ) : (
        <div className={brief ? "growth-body brief" : "growth-body"}>
          <div>
            <GrowthChart {...{ label, series, bars, compared }} forecast={growth.forecast} plan={plan} />
            <GrowthLegend compared={compared} plan={plan?.label} forecast={growth.forecast.length > 0} note={note} />
          </div>
          <GrowthSums growth={growth} search={search} />
        </div>
      )}
    </Card>
  );
}

/** The rows behind each figure of the table: a series by its key, or one of the columns beside them. */
function cellHrefs({ points, series, until }: Growth, search: MembershipSearchValues) {
  return (at: number, column: string): string => {
    const { search: period, beforeSearch, end } = points[at]!;
    if (column === "balance") return listHref({ ...search, asOf: end < until ? end : until }, {});
    if (column === "before") return listHref(search, { kind: "join", ...beforeSearch });
    if (column === "net" || column === "join") return listHref(search, { kind: column, ...period });
    const parts = series.find((one) => one.key === column)?.parts;
    return listHref(search, { kind: "join", [search.stack]: parts, ...period });
  };
}

/** What the target still demands per period of the chart. */
function planLine({ standing }: Growth, by: Grain) {
  const { needed } = standing.outlook;
  if (needed === null || needed <= 0) return undefined;
  const value = Math.ceil(by === "month" ? (needed * 30.44) / 7 : by === "week" ? needed : needed / 7);
  return { value, label: `${{ month: "月", week: "周", day: "日" }[by]}均需 ${countText(value)}` };
}

function Switches({ growth, search, table }: { growth: Growth; search: MembershipSearchValues; table: boolean }) {
  const here = (change: Record<string, unknown>) => hrefWith("/membership", ground(search), change);
  const { comparable } = growth;
  return (
    <>
      <Segmented
        label="堆叠"
        items={[
          { label: "按群体", href: here({ stack: "" }), current: search.stack === "group" },
          { label: "按渠道", href: here({ stack: "channel" }), current: search.stack === "channel" },
        ]}
      />
      {search.stack === "group" && (
        <Chip on={search.fold !== undefined} href={here({ fold: search.fold ? "" : "1" })}>
          前四类+其他
        </Chip>
      )}
      <Segmented
        label="粒度"
        items={grains.map((grain) => ({
          label: grainLabels[grain],
          href: here({ by: grain === "month" ? "" : grain }),
          current: search.by === grain,
        }))}
      />
      {comparable?.reached ? (
        <Chip on={search.yoy !== undefined} href={here({ yoy: search.yoy ? "" : "1" })}>
          同比
        </Chip>
      ) : (
        <span
          className="chip off"
          title={comparable ? `台账自 ${comparable.since.slice(0, 7)} 起，${comparable.from} 起可比` : "台账还没有数据"}
        >
          同比
        </span>
      )}
      <Link href={here({ view: table ? "" : "table" })} prefetch={false} scroll={false}>
        {table ? "图" : "表格"}
      </Link>
    </>
  );
}
