import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { Card } from "@/components/ui/card";
import { CreateForm } from "@/modules/accounts/ui/create-form";
import { unitChoices } from "@/modules/units";
import { ask, mayI } from "@/platform/gate";

export const metadata: Metadata = { title: "新建账号" };

export default async function NewAccountPage() {
  if (!(await mayI("account.admin"))) notFound();
  const levels = [{ label: "账号与角色", href: "/admin/accounts" }, { label: "新建" }];
  return (
    <Page title="新建账号" trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <Card pad className="max-w-[560px]">
        <CreateForm units={await ask(unitChoices, {})} />
      </Card>
    </Page>
  );
}
