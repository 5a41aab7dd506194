import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/states";
import { adjustmentColumns } from "../columns";
import type { AdjustmentRow } from "../reads/adjustments";

/** 调整: what came after the approval, with the approved and the live figure. */
export function AdjustmentTable({ rows }: { rows: AdjustmentRow[] }) {
  return (
    <DataTable
      caption="通过以后补录的台账记录"
      columns={adjustmentColumns}
      rows={rows}
      rowKey={(row) => `${row.unit}-${row.taskId}`}
      card={{ name: "title", figures: ["published", "live"] }}
      empty={<EmptyState title="这一期没有调整" why="通过以后补录、更正的台账记录列在这里，已通过的数字不变。" />}
    />
  );
}
