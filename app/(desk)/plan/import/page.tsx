import type { Metadata } from "next";
import { ImportPage } from "@/modules/imports/ui/import-page";
import { planImport, planImportActions } from "@/modules/plan";

export const metadata: Metadata = { title: "导入任务分解表" };

export default async function PlanImportPage({ searchParams }: PageProps<"/plan/import">) {
  return (
    <ImportPage
      path="/plan/import"
      home={{ href: "/plan", label: "任务分解表" }}
      verbs={planImport}
      actions={planImportActions}
      params={await searchParams}
    />
  );
}
