"use client";

import { useActionState } from "react";
import { StatusIcon } from "@/components/ui/status-light";
import { signInAction } from "../sign-in";

/** Works without scripts, too: the form posts to the action, and the answer is the page with its sentence. */
export function SignInForm({ callbackUrl }: { callbackUrl: string }) {
  const [state, action, pending] = useActionState(signInAction, { failed: false, account: "" });
  return (
    <form className="card p-[28px]" action={action}>
      <h2 className="text-16 font-[600]">登录</h2>
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      <div className="field mt-[12px]">
        <label htmlFor="account">账号</label>
        <input
          className="input h-[36px] text-14 max-md:h-[44px] max-md:text-16"
          id="account"
          name="account"
          defaultValue={state.account}
          key={state.account}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          required
        />
      </div>
      <div className="field mt-[12px]">
        <label htmlFor="password">密码</label>
        <input
          className="input h-[36px] text-14 max-md:h-[44px] max-md:text-16"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={200}
          aria-invalid={state.failed}
          aria-describedby="sign-in-error"
          required
        />
        <div className="field-error" id="sign-in-error" role="alert">
          {state.failed && (
            <>
              <StatusIcon shape="over" />
              <span>账号或密码不正确，连续 5 次将锁定 15 分钟</span>
            </>
          )}
        </div>
      </div>
      <button type="submit" className="btn p mt-[18px] w-full h-[36px] text-14 max-md:h-[44px]" disabled={pending}>
        登录
      </button>
      <p className="mt-[14px] text-12 text-ink-2">
        忘记密码请联系本单位联络员，由安全管理员重置。登录与操作均记入审计日志。
      </p>
    </form>
  );
}
