import { ActionForm } from "@/components/form/action-form";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { Hint } from "@/components/ui/states";
import type { BatchView, MappedBy } from "../reads/batch";
import { ProgressLine } from "./progress-line";

const says: Record<MappedBy, string> = { same: "一致", alias: "别名", hand: "人工", last: "上次", none: "不导入" };

/** Which column of the file means what; may be changed as long as nothing has been written. */
export function MappingCard({ batch, remap }: { batch: BatchView; remap: FormAction }) {
  const { mapped, columns, reading } = batch;
  const open = batch.state === "preview";
  const aliases = mapped.filter((column) => column.by === "alias").length;
  const labels = new Map(columns.map((column) => [column.key, column.label]));
  const table = (
    <table className="tb dense">
      <caption className="sr">对应列</caption>
      <thead>
        <tr>
          <th scope="col">文件列</th>
          <th scope="col">台账字段</th>
          <th scope="col">依据</th>
        </tr>
      </thead>
      <tbody>
        {mapped.map((column, index) => (
          <tr key={`${String(index)}-${column.head}`}>
            <td>{column.head || "（空表头）"}</td>
            <td>
              {open ? (
                <select
                  className="input"
                  name="map[]"
                  defaultValue={column.key ?? ""}
                  aria-label={`${column.head || "空表头"}对应的字段`}
                >
                  <option value="">— 不导入</option>
                  {columns.map(({ key, label, required }) => (
                    <option key={key} value={key}>
                      {required ? `${label}（必备）` : label}
                    </option>
                  ))}
                </select>
              ) : (
                (labels.get(column.key ?? "") ?? "—")
              )}
            </td>
            <td className="mut nw">{says[column.by]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <Card title="对应列" note={`${mapped.length} 列${aliases > 0 ? `，${aliases} 列按别名` : ""}`}>
      {open ? (
        <ActionForm action={remap} label="对应列" className="" keepOnSuccess key={reading.mapping.join()}>
          <input type="hidden" name="batch" value={batch.id} />
          {reading.byHeads && (
            <div className="pad">
              <Hint>已按上次的对应。要改，在表中另选后点“重新核对”，下次按新的对应。</Hint>
            </div>
          )}
          {reading.missing.length > 0 && (
            <div className="pad">
              <Hint>还没有对应的列：{reading.missing.join("、")}</Hint>
            </div>
          )}
          {table}
          <div className="card-foot">
            <ProgressLine token={`batch:${batch.id}`} />
            <SubmitButton look="plain" small>
              重新核对
            </SubmitButton>
            {reading.byHeads && (
              <SubmitButton look="text" small name="byHeads" value="on">
                改回按表头对应
              </SubmitButton>
            )}
          </div>
        </ActionForm>
      ) : (
        table
      )}
    </Card>
  );
}
