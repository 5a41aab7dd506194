import type { Metadata } from "next";
import { ImportPage } from "@/modules/imports/ui/import-page";
import { membershipImport, membershipImportActions } from "@/modules/membership";

export const metadata: Metadata = { title: "导入会员变动" };

export default async function MembershipImportPage({ searchParams }: PageProps<"/membership/import">) {
  return (
    <ImportPage
      path="/membership/import"
      home={{ href: "/membership", label: "会员与会籍" }}
      verbs={membershipImport}
      actions={membershipImportActions}
      params={await searchParams}
    />
  );
}
