import type { Metadata } from "next";
import { enterpriseImport, enterpriseImportActions } from "@/modules/enterprises";
import { ImportPage } from "@/modules/imports/ui/import-page";

export const metadata: Metadata = { title: "导入建会台账" };

export default async function EnterpriseImportPage({ searchParams }: PageProps<"/enterprises/import">) {
  return (
    <ImportPage
      path="/enterprises/import"
      home={{ href: "/enterprises", label: "企业建会" }}
      verbs={enterpriseImport}
      actions={enterpriseImportActions}
      params={await searchParams}
    />
  );
}
