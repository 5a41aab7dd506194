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

interface EntryTableProps {
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
export function EntryTable({ rows, total, page, size, reverses, pageHref }: EntryTableProps) {
  if (total === 0) return <EmptyState title="还没有填报" why="承担单位填报后，按日期列在这里" />;
  const pages = Math.ceil(total / size);
  return (
    <>
      <div className="table-wrap">
        <table className="tb">
          <caption className="sr">填报明细</caption>
          <thead>
            <tr>
              <th scope="col">日期</th>
              <th scope="col">单位</th>
              <th scope="col" className="n">
                数量
              </th>
              <th scope="col">说明</th>
              <th scope="col">填报人</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="nw">{row.day}</td>
                <td className="nw">{row.unitName}</td>
                <td className="n">{amountText(row)}</td>
                <td className="text">
                  {row.reversal && <Tag dashed>冲正</Tag>} {row.reversed && <Tag dashed>已冲正</Tag>} {row.note}
                  <EvidenceList files={row.evidence} />
                </td>
                <td className="nw">
                  {row.author} <span className="mut">{row.at}</span>
                  {row.unitCode === reverses && !row.reversal && !row.reversed && <ReverseForm row={row} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
