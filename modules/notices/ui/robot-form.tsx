import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { Field, Input, Select } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import type { PickerUnit } from "@/modules/units";
import { UnitPicker } from "@/modules/units/ui/unit-picker";
import { robotKinds } from "@/vocab/notices";
import { keepRobot } from "../actions";
import type { RobotRow } from "../reads/robots";

interface RobotFormProps {
  /** The robot to change; without it a new one is registered, for one of `units`. */
  row?: RobotRow;
  units?: readonly PickerUnit[];
}

const kinds = Object.entries(robotKinds).map(([value, label]) => ({ value, label }));

export function RobotForm({ row, units = [] }: RobotFormProps) {
  return (
    <ActionForm action={keepRobot} label={row ? "修改群机器人" : "登记群机器人"} keepOnSuccess={row !== undefined}>
      {row ? (
        <input type="hidden" name="unit" value={row.unit} />
      ) : (
        <Field name="unit" label="单位" required>
          <UnitPicker units={units} />
        </Field>
      )}
      <Field name="kind" label="类型" required>
        <Select options={kinds} defaultValue={row?.kind ?? "wecom"} />
      </Field>
      <Field
        name="address"
        label="地址"
        required={row === undefined}
        hint={row ? "不再显示；留空则不变" : "从群机器人的设置里复制它的接收地址；保存后不再显示"}
      >
        <Input type="password" maxLength={500} autoComplete="new-password" />
      </Field>
      <Field name="secret" label="加签密钥" hint={row ? "不再显示；留空则不变" : "钉钉机器人选“加签”时填写"}>
        <Input type="password" maxLength={200} autoComplete="new-password" />
      </Field>
      <Check name="active" value="1" label="启用" defaultChecked={row?.active ?? true} />
      <div className="form-actions">
        <SubmitButton>{row ? "保存" : "登记"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
