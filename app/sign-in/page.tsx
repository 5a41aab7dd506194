import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { DemoBanner } from "@/components/shell/demo-banner";
import { SignInForm } from "@/modules/accounts/ui/sign-in-form";
import { SignInIntro } from "@/modules/accounts/ui/sign-in-intro";
import { currentStaff, holdsDemoData } from "@/platform/session";
import { pathAfterSignIn } from "@/platform/sign-in";

export const metadata: Metadata = { title: "登录" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const callbackUrl = pathAfterSignIn((await searchParams).callbackUrl);
  if (await currentStaff()) redirect(callbackUrl);
  return (
    <div className="sign-in">
      {(await holdsDemoData()) && <DemoBanner centred />}
      <main className="sign-in-main" id="main">
        <SignInIntro />
        <SignInForm callbackUrl={callbackUrl} />
      </main>
      <footer className="sign-in-foot">
        <p>北京市总工会新业态、新就业群体工会工作专班</p>
        <p>建议使用 Chrome / Edge 111 以上浏览器</p>
        <p className="old-browser">您的浏览器版本过低，页面会显示不全，请先升级到 Chrome 或 Edge 111 以上</p>
      </footer>
    </div>
  );
}
