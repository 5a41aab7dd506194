import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/table/data-table";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog-button";
import { EmptyState } from "@/components/ui/states";
import { Pager, SegTabs } from "@/components/ui/tabs";
import { hrefWith } from "@/platform/search";
import { floating } from "../actions";
import { floatingColumns } from "../columns";
import type { FloatingRow } from "../reads/floating";
import type { FloatingSearchValues } from "../search";

const path = "/enterprises/floating-unions";

interface FloatingTableProps {
  rows: readonly (FloatingRow & { writable: boolean })[];
  counts: { total: number; set: number };
  total: number;
  search: FloatingSearchValues;
  today: string;
}

/** Streets with their 流动会员联合工会; where there is none the row says 未设立 and can be filled. */
export function FloatingTable({ rows, counts, total, search, today }: FloatingTableProps) {
  const here = (change: Record<string, unknown>) =>
    hrefWith(path, { unit: search.unit, state: search.state, ...change });
  const tabs = [
    { label: "全部", href: here({ state: "" }), current: search.state === undefined, count: counts.total },
    { label: "已设立", href: here({ state: "set" }), current: search.state === "set", count: counts.set },
    {
      label: "未设立",
      href: here({ state: "blank" }),
      current: search.state === "blank",
      count: counts.total - counts.set,
    },
  ];
  return (
    <Card>
      <SegTabs label="设立情况" items={tabs} />
      <DataTable
        caption="流动会员联合工会"
        fits
        columns={floatingColumns}
        rows={rows}
        rowKey={(row) => row.unitCode}
        card={{ name: "street", figures: ["name", "members"] }}
        cells={{
          name: (row) => row.name ?? <span className="mut">未设立</span>,
          members: (row) => (row.members === null ? <span className="mut">—</span> : row.members),
        }}
        actions={(row) => (row.writable ? <FloatingButton row={row} today={today} /> : null)}
        empty={<EmptyState title="没有符合条件的街道（乡镇）" />}
      />
      {total > 0 && (
        <Pager
          page={search.page}
          size={search.size}
          total={total}
          unit="个"
          href={(page) => here({ page, size: search.size === 50 ? "" : search.size })}
        />
      )}
    </Card>
  );
}

function FloatingButton({ row, today }: { row: FloatingRow; today: string }) {
  return (
    <DialogButton
      label={row.name === null ? "登记" : "修改"}
      look="text"
      small
      title={`${row.unitName}流动会员联合工会`}
    >
      <ActionForm action={floating} label="登记流动会员联合工会">
        <input type="hidden" name="unit" value={row.unitCode} />
        <input type="hidden" name="version" value={row.version} />
        <Field name="name" label="名称" required>
          <Input defaultValue={row.name ?? `${row.unitName}流动会员联合工会`} maxLength={80} />
        </Field>
        <Field name="document" label="批复文号" required>
          <Input defaultValue={row.document ?? ""} maxLength={80} />
        </Field>
        <Field name="approvedOn" label="批复日期" required>
          <DateInput defaultValue={row.approvedOn ?? ""} max={today} />
        </Field>
        <Field name="chair" label="负责人" required>
          <Input defaultValue={row.chair ?? ""} maxLength={40} />
        </Field>
        <Field name="members" label="会员人数" required>
          <Input defaultValue={row.members ?? ""} inputMode="numeric" maxLength={7} />
        </Field>
        <div className="form-actions">
          <SubmitButton>保存</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
