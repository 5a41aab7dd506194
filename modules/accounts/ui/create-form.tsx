import { Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import type { PickerUnit } from "@/modules/units";
import { UnitPicker } from "@/modules/units/ui/unit-picker";
import { create } from "../actions";
import { RoleChecks } from "./role-checks";
import { SecretForm } from "./secret-form";

export function CreateForm({ units }: { units: readonly PickerUnit[] }) {
  return (
    <SecretForm action={create} label="新建账号">
      <Field name="account" label="账号" hint="小写字母、数字、点、横线，以字母开头，建好后不再更改" required>
        <Input autoCapitalize="none" spellCheck={false} maxLength={32} />
      </Field>
      <Field name="name" label="姓名" required>
        <Input maxLength={30} />
      </Field>
      <Field name="unit" label="单位" required>
        <UnitPicker units={units} />
      </Field>
      <RoleChecks held={["officer"]} />
      <div className="form-actions">
        <SubmitButton>建立账号</SubmitButton>
      </div>
    </SecretForm>
  );
}
