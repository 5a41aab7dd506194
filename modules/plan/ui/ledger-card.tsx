import { ActionForm } from "@/components/form/action-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { start } from "../actions";
import type { PlanSettings } from "../reads/settings";

/** Which ledgers count, since when, and the button that puts one into use. */
export function LedgerCard({ ledgers }: { ledgers: PlanSettings["ledgers"] }) {
  return (
    <Card title="台账启用" note="启用后，所服务的任务由台账自动统计">
      <table className="tb">
        <caption className="sr">台账启用情况</caption>
        <thead>
          <tr>
            <th scope="col">台账</th>
            <th scope="col">启用日期</th>
            <th scope="col" className="n">
              服务任务
            </th>
            <th scope="col" className="n">
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {ledgers.map((ledger) => (
            <tr key={ledger.id}>
              <td>{ledger.label}</td>
              <td>{ledger.startedOn ?? <span className="mut">未启用</span>}</td>
              <td className="n">{ledger.tasks} 项</td>
              <td className="n">
                {!ledger.startedOn && (
                  <ActionForm action={start} label={`启用${ledger.label}`} className="inline">
                    <input type="hidden" name="ledger" value={ledger.id} />
                    <ConfirmButton
                      label="启用"
                      small
                      title={`启用${ledger.label}`}
                      consequence={`${ledger.tasks} 项任务改由台账自动统计，人工填报停止，已填的数字留在填报记录中、不再计入。启用后不能撤回。`}
                    />
                  </ActionForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
