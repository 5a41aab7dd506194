import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { planSettings } from "@/modules/plan";
import { LedgerCard } from "@/modules/plan/ui/ledger-card";
import { ThresholdForm } from "@/modules/plan/ui/threshold-form";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "方案设置" };

export default async function PlanSettingsPage() {
  const settings = await ask(planSettings, {});
  const levels = [{ label: "任务分解表", href: "/plan" }, { label: "方案设置" }];
  return (
    <Page title="方案设置" trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <div className="grid gap-3">
        <LedgerCard ledgers={settings.ledgers} />
        <ThresholdForm settings={settings} />
      </div>
    </Page>
  );
}
