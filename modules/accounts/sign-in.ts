"use server";

import { redirect } from "next/navigation";
import { currentStaff } from "@/platform/session";
import { pathAfterSignIn, signInHere, signOutHere } from "@/platform/sign-in";

export interface SignInState {
  failed: boolean;
  account: string;
}

/** One answer to every failure: unknown name, wrong password, locked, disabled, expired. */
export async function signInAction(_state: SignInState, data: FormData): Promise<SignInState> {
  const account = String(data.get("account") ?? "");
  if (!(await signInHere(account, String(data.get("password") ?? "")))) return { failed: true, account };
  redirect(pathAfterSignIn(data.get("callbackUrl")));
}

export async function signOutAction(): Promise<void> {
  const staff = await currentStaff();
  await signOutHere(staff?.sessionId ?? null);
  redirect("/sign-in");
}
