import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input, Select } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { type SeatLevel, seatLabels, seatLevels } from "@/vocab/enterprises";
import { contact, seat } from "../actions";
import type { EnterprisePage, SeatRow } from "../reads/one";

/** Units that a seat of each level may go to. */
export type SeatOffices = Record<SeatLevel, readonly { code: string; title: string }[]>;

interface WorkingGroupProps {
  page: Pick<EnterprisePage, "row" | "seats" | "writable" | "today" | "family">;
  /** Given where seats may be changed. */
  offices?: SeatOffices | undefined;
}

/** Three seats of the head's group, who holds them and when they last had contact; empty ones are rows too. */
export function WorkingGroup({ page, offices }: WorkingGroupProps) {
  const { row, seats, today } = page;
  const head = row.kind === "head";
  // Seats stand in the register of the head's unit: unseen is not vacant.
  if (seats.length === 0 && !page.family.tree.some((node) => node.member.id === row.headId))
    return <p className="mut px-3 py-2">工作组设在头部企业，头部企业不在本单位范围内。</p>;
  return (
    <table className="tb">
      <caption className="sr">三级联合工作组</caption>
      <thead>
        <tr>
          <th scope="col">层级</th>
          <th scope="col">单位</th>
          <th scope="col">成员</th>
          <th scope="col">最近联系</th>
        </tr>
      </thead>
      <tbody>
        {seatLevels.map((level) => {
          const one = seats.find((held) => held.level === level);
          return (
            <tr key={level}>
              <td className="nw">{seatLabels[level]}</td>
              <td>{one ? one.unitTitle : <span className="mut">空缺</span>}</td>
              <td className="nw">{one?.name ?? "—"}</td>
              <td className="nw">
                {one?.lastContact ?? "—"}
                {one?.own && <ContactButton seat={one} today={today} />}
                {head && page.writable && offices && (
                  <SeatButton id={row.id} level={level} offices={offices[level]} today={today} />
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function ContactButton({ seat: { id, unitTitle }, today }: { seat: SeatRow; today: string }) {
  return (
    <DialogButton label="登记" look="text" small title={`登记联系：${unitTitle}`}>
      <ActionForm action={contact} label="登记联系">
        <input type="hidden" name="seat" value={id} />
        <Field name="on" label="联系日期" required>
          <DateInput defaultValue={today} max={today} />
        </Field>
        <div className="form-actions">
          <SubmitButton>登记</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}

interface SeatButtonProps {
  id: number;
  level: SeatLevel;
  offices: readonly { code: string; title: string }[];
  today: string;
}

function SeatButton({ id, level, offices, today }: SeatButtonProps) {
  return (
    <DialogButton label="调整" look="text" small title={`调整${seatLabels[level]}级席位`}>
      <ActionForm action={seat} label="调整席位">
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="level" value={level} />
        <Field name="unit" label="单位" required>
          <Select
            placeholder="请选择"
            options={offices.map((office) => ({ value: office.code, label: office.title }))}
          />
        </Field>
        <Field name="name" label="成员" hint="该单位的经办账号随即可以查看这个家族" required>
          <Input maxLength={40} />
        </Field>
        <Field name="since" label="起始日期" required>
          <DateInput defaultValue={today} max={today} />
        </Field>
        <div className="form-actions">
          <SubmitButton>保存</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
