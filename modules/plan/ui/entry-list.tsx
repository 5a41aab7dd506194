import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { EmptyState } from "@/components/ui/states";
import { Tag } from "@/components/ui/tag";
import { reverse } from "../actions";
import type { EntryRow } from "../reads/entries";
import { shownAmount } from "../rules/amounts";
import { EvidenceList } from "./evidence-list";

interface EntryListProps {
  rows: readonly EntryRow[];
  total: number;
  page: number;
  size: number;
  /** Unit whose rows the reader may take back; null for none. */
  reverses: string | null;
  /** Address of another page of the list. */
  pageHref: (page: number) => string;
}

/** The reports behind a typed figure, newest first: signed, with note and evidence; a wrong one is taken back, never edited. */
export function EntryList({ rows, total, page, size, reverses, pageHref }: EntryListProps) {
  if (total === 0) return <EmptyState title="还没有填报" why="承担单位填报后，按日期列在这里" />;
  const pages = Math.ceil(total / size);
  return (
    <>
      <ul className="grid">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-0.5 border-b border-(--line) px-3 py-2 last:border-b-0">
            <div className="flex flex-wrap items-center gap-x-3">
              <span className="nw">{row.day}</span>
              <span>{row.unitName}</span>
              {row.reversal && <Tag dashed>冲正</Tag>}
              {row.reversed && <Tag dashed>已冲正</Tag>}
              <b className="nw ml-auto tabular-nums">{amountText(row)}</b>
            </div>
            {row.note && <p>{row.note}</p>}
            <EvidenceList files={row.evidence} />
            <div className="mut flex flex-wrap items-center gap-x-2 text-xs">
              {row.author} {row.at} 填报，第 {row.id} 号
              {row.unitCode === reverses && !row.reversal && !row.reversed && <ReverseForm row={row} />}
            </div>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <nav className="pager" aria-label="填报明细分页">
          {page > 1 && <Link href={pageHref(page - 1)}>上一页</Link>}
          <span>
            第 {page}/{pages} 页，共 {total} 条
          </span>
          {page < pages && <Link href={pageHref(page + 1)}>下一页</Link>}
        </nav>
      )}
    </>
  );
}

function ReverseForm({ row }: { row: EntryRow }) {
  return (
    <DialogButton label="冲正" title={`冲正第 ${row.id} 号填报`} look="text" small>
      <ActionForm action={reverse} label="冲正">
        <input type="hidden" name="entry" value={row.id} />
        <p>
          {row.day} 的 {amountText(row)} 将由一条相反的填报抵消，原填报保留。之后请重新填报正确的数字。
        </p>
        <Field name="note" label="冲正原因" required>
          <Input maxLength={200} />
        </Field>
        <div className="form-actions">
          <SubmitButton>确认冲正</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}

/** +3 场, −1.5 万元, +2/5: signed, with a true minus. */
function amountText(row: EntryRow): string {
  const sign = (value: number, text: string) => (value > 0 ? `+${text}` : text.replace("-", "−"));
  if (row.kind === "ratio") return `${sign(row.amount, String(row.amount))}/${row.base ?? 0}`;
  return `${sign(row.amount, shownAmount(row.amount, row.kind))} ${row.measure}`;
}
