import type { ReactNode } from "react";
import { BulkBar, SelectedIds } from "@/components/table/bulk-bar";
import { SelectableTable } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import type { BoardRow } from "../reads/board-row";
import type { PlanFilters } from "../search";

interface SelectableTasksProps {
  rows: BoardRow[];
  search: PlanFilters;
  issues: boolean;
  children: ReactNode;
}

/** Tasks that can be chosen, and what can be done with them: issue follow-ups, export the chosen ones. */
export function SelectableTasks({ rows, search, issues, children }: SelectableTasksProps) {
  const unit = search.unit && search.unit !== "11" ? search.unit : null;
  return (
    <SelectableTable ids={rows.map((row) => String(row.id))}>
      {children}
      <BulkBar>
        {issues && (
          <form action="/follow-ups/new" className="flex gap-2">
            <SelectedIds name="task" />
            {unit && <input type="hidden" name="unit" value={unit} />}
            <Button type="submit" className="p2">
              指派跟进
            </Button>
            <Button type="submit" name="level" value="chase">
              催办
            </Button>
          </form>
        )}
        <form action="/export/plan">
          <SelectedIds name="id" />
          <input type="hidden" name="format" value="xlsx" />
          {search.unit && <input type="hidden" name="unit" value={search.unit} />}
          {search.asOf && <input type="hidden" name="asOf" value={search.asOf} />}
          <Button type="submit">导出所选</Button>
        </form>
      </BulkBar>
    </SelectableTable>
  );
}
