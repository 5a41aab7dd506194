import { SegTabs } from "@/components/ui/tabs";
import { dayOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import { cadenceLabels } from "@/vocab/reports";
import { type Period, periodAt, periodBefore } from "../rules/periods";

interface CadenceTabsProps {
  period: Period;
  today: string;
  unit: string | undefined;
}

/** Months, weeks or quarters, each up to the last that has ended. */
export function CadenceTabs({ period, today, unit }: CadenceTabsProps) {
  const items = (["month", "week", "quarter"] as const).map((cadence) => ({
    label: cadenceLabels[cadence],
    href: hrefWith("/reports/rates", { unit, period: periodBefore(periodAt(cadence, dayOf(today))).key }),
    current: cadence === period.cadence,
  }));
  return <SegTabs label="报告种类" items={items} />;
}
