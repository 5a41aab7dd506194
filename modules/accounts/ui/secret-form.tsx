"use client";
import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import type { SecretState } from "../actions";

interface SecretFormProps {
  action: (state: SecretState, data: FormData) => Promise<SecretState>;
  label: string;
  children: ReactNode;
}

/** A form whose answer is a one-time password: shown here once, until the page is left. */
export function SecretForm({ action, label, children }: SecretFormProps) {
  const [secret, setSecret] = useState<SecretState["secret"]>();
  const submit = async (state: SecretState, data: FormData) => {
    const answer = await action(state, data);
    if (answer.secret) setSecret(answer.secret);
    return answer;
  };
  if (secret) {
    return (
      <div className="secret" role="status">
        <p>
          <b>{secret.account}</b> 的一次性密码，只显示这一次：
        </p>
        <code>{secret.password}</code>
        <p className="sub">3 天内有效，首次登录须修改。请当面或电话告知本人，不要发在群里。</p>
        <p>
          <button type="button" className="btn" onClick={() => setSecret(undefined)}>
            已记下
          </button>
        </p>
      </div>
    );
  }
  return (
    <ActionForm action={submit} label={label}>
      {children}
    </ActionForm>
  );
}
