import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { robots } from "@/modules/notices";
import { MailCard } from "@/modules/notices/ui/mail-card";
import { RobotForm } from "@/modules/notices/ui/robot-form";
import { RobotTable } from "@/modules/notices/ui/robot-table";
import { unitChoices } from "@/modules/units";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "系统设置" };

export default async function SettingsPage() {
  const { rows, hosts, mail } = await ask(robots, {});
  const units = await ask(unitChoices, {});
  return (
    <Page title="系统设置">
      <div className="stack">
        <Card title="群机器人" note="每个单位一个；只发类别、事项和姓名，不发数字">
          <RobotTable rows={rows} />
        </Card>
        <div className="cols">
          <Card title="登记群机器人" pad>
            <RobotForm units={units} />
          </Card>
          <MailCard mail={mail} hosts={hosts} />
        </div>
      </div>
    </Page>
  );
}
