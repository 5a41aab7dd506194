import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { calendars } from "@/modules/units";
import { CalendarYears } from "@/modules/units/ui/calendar-years";
import { CalendarForm } from "@/modules/units/ui/unit-forms";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "工作日历" };

export default async function CalendarsPage() {
  const years = await ask(calendars, {});
  const missing = years.findLast((year) => year.off === 0)?.year;
  const next = missing ?? (years[0]?.year ?? 2026) + 1;
  return (
    <Page title="工作日历" note="期限按工作日计算，以国务院办公厅的放假安排为准">
      <div className="cols">
        <Card title="各年" note="天数；未登记的年份按周一至周五估算">
          <CalendarYears years={years} />
        </Card>
        <Card title="登记一年" pad>
          <CalendarForm year={next} />
        </Card>
      </div>
    </Page>
  );
}
