import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { Card } from "@/components/ui/card";
import { ownSettings } from "@/modules/notices";
import { ChannelForm, EmailForm } from "@/modules/notices/ui/settings-forms";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "消息设置" };

export default async function NoticeSettingsPage() {
  const { events, email, mailServer } = await ask(ownSettings, {});
  const levels = [{ label: "消息", href: "/notices" }, { label: "消息设置" }];
  return (
    <Page title="消息设置" trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <div className="cols">
        <Card title="各类消息的去处" note="群机器人：发到本单位的工作群，并写明姓名">
          <ChannelForm events={events} mailServer={mailServer} />
        </Card>
        <Card title="邮箱" pad>
          {mailServer ? <EmailForm email={email} /> : <p>未配置邮件：本系统还不能发信，请联系系统管理员。</p>}
        </Card>
      </div>
    </Page>
  );
}
