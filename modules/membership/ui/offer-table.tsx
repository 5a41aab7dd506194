import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import { type OfferState, offerStateLabels } from "@/vocab/movements";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { offerColumns } from "../columns";
import type { OfferRow } from "../reads/offers";
import type { OfferSearchValues } from "../search";
import { OfferActions } from "./offer-list";

interface OfferTableProps {
  page: { rows: readonly OfferRow[]; total: number; states: Record<OfferState, number> };
  search: OfferSearchValues;
  writes: boolean;
}

const path = "/membership/offers";
const shown = ["offered", "from", "to", "group", "count", "term", "state", "age", "settled", "by", "reason"];
const columns = offerColumns.filter((column) => shown.includes(column.key));
const order = ["open", "accepted", "refused", "recalled"] as const;

/** Every offer of a unit by state, open ones with what its officer may do. */
export function OfferTable({ page, search, writes }: OfferTableProps) {
  const { page: at, size, ...rest } = search;
  const here = (change: Record<string, unknown>) => hrefWith(path, rest, change);
  const every = order.reduce((sum, state) => sum + page.states[state], 0);
  return (
    <Card>
      <SegTabs
        label="状态"
        items={[
          { label: "全部", href: here({ state: "" }), current: search.state === undefined, count: every },
          ...order.map((state) => ({
            label: offerStateLabels[state],
            href: here({ state }),
            current: search.state === state,
            count: page.states[state],
          })),
        ]}
      />
      <DataTable
        caption="会员转接"
        fits
        columns={columns}
        rows={page.rows}
        rowKey={(row) => String(row.id)}
        card={{ name: "group", figures: ["count", "state"] }}
        actions={(row) => (
          <span className="offer-foot">
            <OfferActions row={row} writes={writes} />
          </span>
        )}
        cells={{
          group: (row) => (
            <>
              {workerGroupLabels[row.workerGroup]}
              <span className="row-sub md:hidden">
                {row.fromName ?? "系统外"} → {row.toName}
              </span>
            </>
          ),
          age: (row) => (row.ageing ? `${row.ageing.age} 个工作日` : <span className="mut">—</span>),
        }}
        empty={
          <EmptyState
            title="没有符合条件的转接"
            why="转出、或把会籍在别处的会员登记入会时，转接在这里等待对方接收。"
            action={<Link href={path}>查看全部</Link>}
          />
        }
      />
      {page.total > size && (
        <Pager page={at} size={size} total={page.total} unit="笔" href={(to) => here({ page: to === 1 ? "" : to })} />
      )}
    </Card>
  );
}
