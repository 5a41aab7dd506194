import type { ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Field, Textarea } from "@/components/form/field";
import { BulkBar, SelectedIds } from "@/components/table/bulk-bar";
import { SelectableTable } from "@/components/table/selection";
import { ConfirmButton } from "@/components/ui/dialog";
import { many } from "../actions";
import type { MatrixRow } from "../reads/matrix";
import { reviewable } from "./matrix-table";

interface ReviewBarProps {
  rows: MatrixRow[];
  period: string;
  children: ReactNode;
}

/** Reports to review can be chosen; approving and returning in bulk answer for each unit. */
export function ReviewBar({ rows, period, children }: ReviewBarProps) {
  return (
    <SelectableTable ids={rows.filter(reviewable).map((row) => row.unit)}>
      {children}
      <BulkBar unit="个">
        <ActionForm action={many} label="批量审核" className="flex items-center gap-2">
          <SelectedIds name="units[]" />
          <input type="hidden" name="period" value={period} />
          <ConfirmButton
            label="批量通过"
            title="批量通过"
            consequence="通过后这些单位本月的台账锁定，以后补录的记为调整；逐个给出结果。"
            name="move"
            value="approve"
          />
          <ConfirmButton
            label="批量退回…"
            title="批量退回"
            consequence="退回后由各单位修改并重新报送；逐个给出结果。"
            confirm="退回"
            name="move"
            value="return"
          >
            <Field name="text" label="退回原因" required>
              <Textarea rows={3} maxLength={500} />
            </Field>
          </ConfirmButton>
        </ActionForm>
        <span className="mut">逐个给出结果</span>
      </BulkBar>
    </SelectableTable>
  );
}
