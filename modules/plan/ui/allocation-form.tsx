import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { Missing } from "@/components/ui/figure";
import { Tag } from "@/components/ui/tag";
import { allocate, confirm } from "../actions";
import type { AllocationBook, AllocationRow } from "../reads/allocation-rows";
import { shownAmount, typedTarget } from "../rules/amounts";
import { AllocationSum } from "./allocation-sum";
import { RowInput } from "./row-input";

/** Targets and deadlines of the units directly below, all in one form; the difference to the own target is shown while typing. */
export function AllocationForm({ book }: { book: AllocationBook }) {
  const { task, rows, unit } = book;
  return (
    <Card
      className="max-w-[840px]"
      title={unit.level === "city" ? "分解到区" : "分解到街道（乡镇）"}
      note={`${rows.length} 个单位，时限留空即按任务时限（${book.task.due ?? "无"}）`}
    >
      <ActionForm
        action={allocate}
        draftKey={`allocations-${book.account}-${task.id}`}
        label="目标分解"
        className=""
        keepOnSuccess
      >
        <input type="hidden" name="task" value={task.id} />
        <div className="table-wrap">
          <table className="tb dense allocations">
            <caption className="sr">各单位的目标与时限</caption>
            <thead>
              <tr>
                <th scope="col">承担</th>
                <th scope="col">单位</th>
                <th scope="col">目标（{task.unitName}）</th>
                <th scope="col">时限</th>
                <th scope="col" className="n max-md:hidden">
                  实际
                </th>
                {unit.level === "city" && (
                  <th scope="col" className="max-md:hidden">
                    核定
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.code} row={row} book={book} />
              ))}
            </tbody>
          </table>
        </div>
        <div className="card-foot flex flex-wrap items-center gap-3">
          <AllocationSum kind={task.kind} unitName={task.unitName} target={book.target} />
          <span className="ml-auto">
            <SubmitButton>保存分解</SubmitButton>
          </span>
        </div>
      </ActionForm>
    </Card>
  );
}

function Line({ row, book }: { row: AllocationRow; book: AllocationBook }) {
  const { kind } = book.task;
  const used = row.version !== null;
  return (
    <tr>
      <td>
        <input type="hidden" name={`version.${row.code}`} value={row.version ?? 0} />
        <label className="ck-box">
          <input
            className="ck"
            type="checkbox"
            name={`use.${row.code}`}
            value="1"
            defaultChecked={used}
            aria-label={`${row.name}承担`}
          />
        </label>
      </td>
      <th scope="row">{row.name}</th>
      <td>
        <RowInput
          className="w-20 md:w-32"
          name={`target.${row.code}`}
          defaultValue={row.target === null ? "" : typedTarget(row.target, kind)}
          aria-label={`${row.name}目标`}
          inputMode="decimal"
          maxLength={20}
        />
      </td>
      <td>
        <RowInput
          className="w-36 md:w-40"
          type="date"
          name={`due.${row.code}`}
          defaultValue={row.due ?? ""}
          aria-label={`${row.name}时限`}
        />
      </td>
      <td className="n max-md:hidden">{row.actual === null ? <Missing /> : actualText(row, kind)}</td>
      {book.unit.level === "city" && (
        <td className="max-md:hidden">{used && (row.confirmed ? "已核定" : <Tag dashed>待核定</Tag>)}</td>
      )}
    </tr>
  );
}

function actualText(row: AllocationRow, kind: AllocationBook["task"]["kind"]): string {
  const actual = row.actual ?? 0;
  return kind === "ratio" ? `${actual}/${row.base ?? 0}` : shownAmount(actual, kind).replace("-", "−");
}

/** The planner's confirmation of what the districts are to do; nothing for others. */
export function ConfirmAllocationsForm({ book }: { book: AllocationBook }) {
  const { task } = book;
  if (!book.confirms) return null;
  const adds = task.kind === "count" || task.kind === "money";
  return (
    <ActionForm action={confirm} label="核定分解" className="">
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="version" value={task.version} />
      <ConfirmButton
        label="核定分解"
        title="核定各区分解"
        consequence={
          adds
            ? "已保存的各区目标将记为已核定，全市目标改为各区目标之和。"
            : "已保存的各区目标将记为已核定；比率不相加，全市目标不变。"
        }
      />
    </ActionForm>
  );
}
