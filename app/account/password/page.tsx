import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoBanner } from "@/components/shell/demo-banner";
import { Card } from "@/components/ui/card";
import { ToastHost } from "@/components/ui/toast";
import { PasswordForm } from "@/modules/accounts/ui/password-form";
import { SignOutForm } from "@/modules/accounts/ui/sign-out-form";
import { signedInEvenFirst } from "@/platform/gate";
import { holdsDemoData } from "@/platform/session";

export const metadata: Metadata = { title: "修改一次性密码" };

export default async function FirstPasswordPage() {
  const staff = await signedInEvenFirst();
  if (!staff.mustChange) redirect("/");
  return (
    <div className="sign-in">
      {(await holdsDemoData()) && <DemoBanner centred />}
      <main className="sign-in-main narrow" id="main">
        <div className="stack">
          <h1 className="text-20 font-[600]">{staff.name}，请先修改密码</h1>
          <p className="sub">您用的是一次性密码。改成自己的密码后，从这里进入推进台。</p>
          <Card pad>
            <PasswordForm account={staff.account} first />
          </Card>
          <SignOutForm />
        </div>
      </main>
      <ToastHost />
    </div>
  );
}
