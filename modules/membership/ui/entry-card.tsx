import { ActionForm } from "@/components/form/action-form";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { workerGroupLabels } from "@/vocab/worker-groups";
import { takeBack } from "../actions";
import type { EntryDesk } from "../reads/entry";
import { QuickEntry } from "./quick-entry";

/** 快速登记入会 with what was entered last, which can be taken back. */
export function EntryCard({ desk }: { desk: EntryDesk }) {
  return (
    <Card title="快速登记入会" note="三项即可" id="entry">
      <QuickEntry unit={desk.unit.name} today={desk.today} balances={desk.balances} locked={desk.locked} />
      {desk.latest.length > 0 && (
        <ul className="quick-latest" aria-label="刚登记">
          {desk.latest.map((row) => (
            <li key={row.id}>
              <span>{`刚登记${row.kind === "leave" ? "退会" : ""} ${workerGroupLabels[row.group]} ${row.count} 人，${row.no}`}</span>
              <ActionForm action={takeBack} label={`撤回 ${row.no}`} className="inline-form">
                <input type="hidden" name="movement" value={row.id} />
                <input type="hidden" name="reason" value="登记后撤回" />
                <ConfirmButton
                  label="撤回"
                  look="text"
                  small
                  title={`撤回 ${row.no}`}
                  consequence="新增一笔冲正，抵消这一笔；两笔都留在台账里。"
                />
              </ActionForm>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
