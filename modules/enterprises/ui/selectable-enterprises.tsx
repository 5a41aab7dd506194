import type { ReactNode } from "react";
import { BulkBar, SelectedIds } from "@/components/table/bulk-bar";
import { SelectableTable } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import type { EnterpriseRow } from "../reads/rows";

/** Enterprises that can be chosen, to issue a follow-up about each. */
export function SelectableEnterprises({ rows, children }: { rows: readonly EnterpriseRow[]; children: ReactNode }) {
  return (
    <SelectableTable ids={rows.map((row) => String(row.id))}>
      {children}
      <BulkBar unit="家">
        <form action="/follow-ups/new" className="flex gap-2">
          <SelectedIds name="enterprise" />
          <Button type="submit" name="level" value="chase" className="p2">
            指派跟进
          </Button>
        </form>
      </BulkBar>
    </SelectableTable>
  );
}
