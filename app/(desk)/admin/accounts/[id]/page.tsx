import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { account } from "@/modules/accounts";
import { AccountDetail } from "@/modules/accounts/ui/account-detail";
import { unitChoices } from "@/modules/units";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "账号" };

export default async function AccountPage({ params }: PageProps<"/admin/accounts/[id]">) {
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const one = await ask(account, { id });
  const levels = [{ label: "账号与角色", href: "/admin/accounts" }, { label: one.account }];
  return (
    <Page title={one.name || "空缺"} note={one.unitTitle} trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <AccountDetail account={one} units={await ask(unitChoices, {})} />
    </Page>
  );
}
