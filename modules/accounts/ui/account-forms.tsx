import { ActionForm } from "@/components/form/action-form";
import { Field, Input, Select } from "@/components/form/field";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import type { PickerUnit } from "@/modules/units";
import { UnitPicker } from "@/modules/units/ui/unit-picker";
import { change, handWork, reset } from "../actions";
import { RoleChecks } from "./role-checks";
import { SecretForm } from "./secret-form";

interface IdentityProps {
  account: { id: string; version: number; name: string; unitCode: string; roles: string[]; openWork: number };
  units: readonly PickerUnit[];
}

/** Name, unit and roles; saving an older version is refused. */
export function IdentityForm({ account, units }: IdentityProps) {
  return (
    <ActionForm key={account.version} action={change} label="姓名、单位与角色" keepOnSuccess>
      <input type="hidden" name="id" value={account.id} />
      <input type="hidden" name="version" value={account.version} />
      <Field name="name" label="姓名" required>
        <Input defaultValue={account.name} maxLength={30} />
      </Field>
      <Field
        name="unit"
        label="单位"
        required
        hint={account.openWork > 0 ? `换单位时，未了督办 ${account.openWork} 项退回原岗位` : undefined}
      >
        <UnitPicker units={units} value={account.unitCode} />
      </Field>
      <RoleChecks held={account.roles} />
      <div className="form-actions">
        <SubmitButton>保存</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function ResetForm({ id }: { id: string }) {
  return (
    <SecretForm action={reset} label="一次性密码">
      <input type="hidden" name="id" value={id} />
      <p className="sub">给出一次性密码，原密码作废，所有会话结束，锁定解除。</p>
      <div className="form-actions">
        <SubmitButton look="plain">重置密码</SubmitButton>
      </div>
    </SecretForm>
  );
}

interface HandOverProps {
  id: string;
  openWork: number;
  successors: readonly { id: string; name: string; account: string }[];
  vacant: boolean;
}

/** Hands open follow-ups to a colleague of the unit or back to the post; the post may become vacant with it. */
export function HandOverForm({ id, openWork, successors, vacant }: HandOverProps) {
  return (
    <ActionForm action={handWork} label="工作交接">
      <input type="hidden" name="id" value={id} />
      <p className="sub">未了督办 {openWork} 项。督办对岗位，不随人走：交给本单位接手人，或退回岗位。</p>
      <Field name="successor" label="接手人">
        <Select
          placeholder="退回岗位，待指定"
          translate="no"
          options={successors.map((person) => ({ value: person.id, label: `${person.name}（${person.account}）` }))}
        />
      </Field>
      <Field name="leaving" label="交接之后" required>
        <Select
          options={[
            { value: "stay", label: "账号照常使用" },
            ...(vacant ? [] : [{ value: "vacate", label: "本人离岗，岗位空缺（姓名和密码清除）" }]),
          ]}
        />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">交接</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface StepProps {
  action: FormAction;
  id: string;
  label: string;
  /** What happens, in one sentence. */
  consequence: string;
}

/** One button with its consequence beside it. */
export function StepForm({ action, id, label, consequence }: StepProps) {
  return (
    <ActionForm action={action} label={label}>
      <input type="hidden" name="id" value={id} />
      <div className="form-actions">
        <SubmitButton look="plain">{label}</SubmitButton>
        <span className="sub">{consequence}</span>
      </div>
    </ActionForm>
  );
}
