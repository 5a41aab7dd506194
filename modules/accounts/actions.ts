"use server";

import { act, type FormState } from "@/platform/gate";
import { oneTimePassword } from "@/platform/passwords";
import { changeAccount } from "./writes/change-account";
import { createAccount } from "./writes/create-account";
import { endDeputy, handOverOwn, nameDeputy } from "./writes/deputy";
import { handOver } from "./writes/hand-over";
import { changePassword, endOwnSession } from "./writes/own";
import { resetPassword } from "./writes/reset-password";
import { disableAccount, enableAccount, endAccountSessions, unlockAccount } from "./writes/set-access";

/** Shown once, in the answer to this one call; only its hash is kept. */
export interface SecretState extends FormState {
  secret?: { account: string; password: string };
}

/** Without a key: a receipt would keep the answer, and the answer is a secret. A retry finds the account there, or makes a newer password. */
async function withPassword(
  data: FormData,
  run: (data: FormData, keep: (account: string) => void) => Promise<FormState>,
): Promise<SecretState> {
  const password = oneTimePassword();
  data.set("password", password);
  data.delete("idempotencyKey");
  let account = "";
  const state = await run(data, (made) => {
    account = made;
  });
  return state.ok ? { ...state, secret: { account, password } } : state;
}

export async function create(_state: SecretState, data: FormData): Promise<SecretState> {
  return withPassword(data, (form, keep) =>
    act(createAccount, form, ({ account }) => {
      keep(account);
      return { message: `已建立账号 ${account}` };
    }),
  );
}

export async function reset(_state: SecretState, data: FormData): Promise<SecretState> {
  return withPassword(data, (form, keep) =>
    act(resetPassword, form, ({ account }) => {
      keep(account);
      return { message: `已重置 ${account} 的密码` };
    }),
  );
}

const handedText = (handed: string) => handed && `，${handed}退回岗位`;

export async function change(_state: FormState, data: FormData): Promise<FormState> {
  return act(changeAccount, data, ({ account, handed }) => ({ message: `已保存 ${account}${handedText(handed)}` }));
}

export async function disable(_state: FormState, data: FormData): Promise<FormState> {
  return act(disableAccount, data, ({ account, handed }) => ({ message: `已停用 ${account}${handedText(handed)}` }));
}

export async function enable(_state: FormState, data: FormData): Promise<FormState> {
  return act(enableAccount, data, ({ account }) => ({ message: `已启用 ${account}` }));
}

export async function unlock(_state: FormState, data: FormData): Promise<FormState> {
  return act(unlockAccount, data, ({ account }) => ({ message: `已解锁 ${account}` }));
}

export async function endSessions(_state: FormState, data: FormData): Promise<FormState> {
  return act(endAccountSessions, data, ({ ended }) => ({ message: `已结束 ${ended} 个会话` }));
}

export async function handWork(_state: FormState, data: FormData): Promise<FormState> {
  return act(handOver, data, ({ handed, to }) => ({
    message: handed ? `${handed}${to ? `已交接给 ${to}` : "已退回岗位"}` : "岗位已空缺，没有未了的工作",
  }));
}

export async function changeOwnPassword(_state: FormState, data: FormData): Promise<FormState> {
  const first = data.get("first") === "1";
  data.delete("first");
  return act(changePassword, data, ({ ended }) => ({
    message: ended > 0 ? `密码已修改，其他 ${ended} 个会话已结束` : "密码已修改",
    ...(first ? { goto: "/" } : {}),
  }));
}

export async function endOwn(_state: FormState, data: FormData): Promise<FormState> {
  return act(endOwnSession, data, () => ({ message: "会话已结束" }));
}

export async function appointDeputy(_state: FormState, data: FormData): Promise<FormState> {
  return act(nameDeputy, data, ({ name }) => ({ message: `已由 ${name} 代理` }));
}

export async function dismissDeputy(_state: FormState, data: FormData): Promise<FormState> {
  return act(endDeputy, data, () => ({ message: "代理已结束" }));
}

export async function handOwnWork(_state: FormState, data: FormData): Promise<FormState> {
  return act(handOverOwn, data, ({ name, what }) => ({ message: `${what}已交接给 ${name}` }));
}
