import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input, Select } from "@/components/form/field";
import type { FormAction } from "@/components/form/form-state";
import { MonthNote } from "@/components/form/month-note";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { countText } from "@/components/ui/figure";
import { workerGroupLabels, workerGroups } from "@/vocab/worker-groups";
import { confirm, enterLeave, enterOpening, enterTransfer } from "../actions";
import type { EntryDesk } from "../reads/entry";

/** The other entries of the own unit: 退会, 转出, 期初, each in a dialog. */
export function EntryMenu({ desk }: { desk: EntryDesk }) {
  return (
    <>
      <EntryDialog desk={desk} label="退会" title="登记退会" action={enterLeave} dated />
      <EntryDialog desk={desk} label="转出" title="发起转接" action={enterTransfer}>
        <Field
          name="to"
          label="接收单位"
          required
          hint="写名称即可，如 海淀区上地街道；对方接收前会员留在本单位，人数预留"
        >
          <Input maxLength={60} />
        </Field>
      </EntryDialog>
      <EntryDialog desk={desk} label="期初" title="登记期初" action={enterOpening} dated all />
    </>
  );
}

interface EntryDialogProps {
  desk: EntryDesk;
  label: string;
  title: string;
  action: FormAction;
  dated?: boolean;
  /** Also groups of which nothing is held. */
  all?: boolean;
  children?: React.ReactNode;
}

function EntryDialog({ desk, label, title, action, dated = false, all = false, children }: EntryDialogProps) {
  const free = new Map(desk.balances.map((row) => [row.group, row.free]));
  const options = workerGroups
    .filter((group) => all || (free.get(group) ?? 0) > 0)
    .map((group) => ({
      value: group,
      label: all ? workerGroupLabels[group] : `${workerGroupLabels[group]}（可用 ${countText(free.get(group) ?? 0)}）`,
    }));
  return (
    <DialogButton label={label} title={title}>
      <ActionForm action={action} label={title}>
        <p className="mut">{`${desk.unit.name}本级`}</p>
        {children}
        <Field name="group" label="群体" required>
          <Select options={options} placeholder="请选择" />
        </Field>
        <Field name="count" label="人数" required>
          <Input inputMode="numeric" maxLength={6} />
        </Field>
        {dated && (
          <Field name="day" label="日期" required>
            <DateInput defaultValue={desk.today} max={desk.today} />
            <MonthNote notes={desk.locked} />
          </Field>
        )}
        <Field name="note" label="备注">
          <Input maxLength={200} />
        </Field>
        <SubmitButton look="primary">{title}</SubmitButton>
      </ActionForm>
    </DialogButton>
  );
}

/** 盘点确认 of the own unit with the figure that it confirms. */
export function ConfirmDialog({ desk }: { desk: EntryDesk }) {
  const last = desk.confirmed ? `上次盘点 ${desk.confirmed.day}，${desk.confirmed.name}` : "还没有盘点过";
  return (
    <DialogButton label="盘点确认" title="盘点确认">
      <ActionForm action={confirm} label="盘点确认">
        <p>{`确认${desk.unit.name}本级在册 ${countText(desk.held)} 人与名册一致，90 天内计入核实率。${last}。`}</p>
        <input type="hidden" name="balance" value={desk.held} />
        <Field name="note" label="备注">
          <Input maxLength={200} />
        </Field>
        <SubmitButton look="primary">{`确认 ${countText(desk.held)} 人`}</SubmitButton>
      </ActionForm>
    </DialogButton>
  );
}
