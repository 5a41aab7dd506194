import { ActionForm } from "@/components/form/action-form";
import { Check, CheckGroup } from "@/components/form/check";
import { DateInput, Field, Input, Select } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import { freeze } from "../actions";

/** 冻结应建会清单: the planner fixes by filter and day which enterprises 建会率 is measured against. */
export function FreezeButton({ today, frozenOn }: { today: string; frozenOn: string | null }) {
  return (
    <DialogButton label="冻结清单" title="冻结应建会清单">
      <ActionForm action={freeze} label="冻结应建会清单">
        <p className="mut">
          {frozenOn ? `现行清单冻结于 ${frozenOn}；新清单将取代它。` : "尚未冻结，全部未注销企业计入建会率的分母。"}
        </p>
        <Field name="on" label="登记截至" required>
          <DateInput defaultValue={today} max={today} />
        </Field>
        <CheckGroup label="企业类型（不选为全部）">
          {Object.entries(enterpriseKindLabels).map(([value, label]) => (
            <Check key={value} name="kind[]" value={value} label={label} />
          ))}
        </CheckGroup>
        <Field name="type" label="平台类型">
          <Select
            placeholder="全部"
            options={Object.entries(categoryLabels).map(([value, label]) => ({ value, label }))}
          />
        </Field>
        <Field name="minWorkers" label="从业人数不少于">
          <Input inputMode="numeric" maxLength={6} />
        </Field>
        <Field name="note" label="说明">
          <Input maxLength={200} />
        </Field>
        <div className="form-actions">
          <SubmitButton>冻结</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
