import Link from "next/link";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { hrefWith } from "@/platform/search";
import type { Column } from "@/vocab/column";
import type { followUpBatch } from "../reads/batch";

type Batch = Awaited<ReturnType<typeof followUpBatch.as>>;
type Row = Batch["rows"][number];

const columns = [
  { key: "at", label: "序号", kind: "count", value: (r) => r.at },
  { key: "title", label: "事项", kind: "text", value: (r) => r.title },
  { key: "unit", label: "承办", kind: "text", value: (r) => r.unit || null },
  { key: "result", label: "结果", kind: "text", value: (r) => (r.id === null ? "未发出" : "已发出") },
  { key: "why", label: "原因", kind: "text", value: (r) => r.why || null },
] satisfies Column<Row>[];

/** One line a row of a bulk issue: issued and where it opens, or why it was left out. */
export function BatchTable({ batch }: { batch: Batch }) {
  const issued = batch.rows.flatMap((row) => row.id ?? []);
  return (
    <Card
      title={`已发出 ${issued.length} 项，未发出 ${batch.rows.length - issued.length} 项`}
      note={`${batch.staffName} ${batch.at}`}
      tools={
        issued.length > 0 && (
          <Link href={hrefWith("/follow-ups", { id: issued })} prefetch={false}>
            查看已发出的事项
          </Link>
        )
      }
    >
      <DataTable
        caption="批量签发结果"
        columns={columns}
        rows={batch.rows}
        rowKey={(row) => String(row.at)}
        card={{ name: "title", figures: ["unit", "result"] }}
        cells={{
          title: (row) =>
            row.id === null ? (
              row.title
            ) : (
              <Link href={hrefWith("/follow-ups", { id: row.id, sheet: row.id })} prefetch={false}>
                {row.title}
              </Link>
            ),
          result: (row) => (row.id === null ? <b className="text-behind">未发出</b> : "已发出"),
        }}
      />
    </Card>
  );
}
