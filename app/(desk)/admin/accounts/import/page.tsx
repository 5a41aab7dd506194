import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { RosterImport } from "@/modules/accounts/ui/roster-import";
import { mayI } from "@/platform/gate";

export const metadata: Metadata = { title: "名册导入" };

export default async function RosterPage() {
  if (!(await mayI("account.admin"))) notFound();
  const levels = [{ label: "账号与角色", href: "/admin/accounts" }, { label: "名册导入" }];
  return (
    <Page title="名册导入" trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <RosterImport />
    </Page>
  );
}
