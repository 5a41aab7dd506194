import { ActionForm } from "@/components/form/action-form";
import { Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { changeOwnPassword } from "../actions";

/** The own password; `first` goes on to the own first page after a one-time password. */
export function PasswordForm({ account, first = false }: { account: string; first?: boolean }) {
  return (
    <ActionForm action={changeOwnPassword} label="修改密码">
      {/* Password managers save the pair that they see. */}
      <input type="text" name="username" defaultValue={account} autoComplete="username" hidden readOnly />
      {first && <input type="hidden" name="first" value="1" />}
      <Field name="current" label={first ? "一次性密码" : "当前密码"} required>
        <Input type="password" autoComplete="current-password" maxLength={200} />
      </Field>
      <Field name="next" label="新密码" hint="至少 10 个字符，含大写、小写、数字、符号中的三类，不含账号名" required>
        <Input type="password" autoComplete="new-password" maxLength={128} />
      </Field>
      <Field name="again" label="再填一遍" required>
        <Input type="password" autoComplete="new-password" maxLength={128} />
      </Field>
      <div className="form-actions">
        <SubmitButton>修改密码</SubmitButton>
      </div>
    </ActionForm>
  );
}
