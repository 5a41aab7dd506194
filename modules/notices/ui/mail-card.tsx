import { Card } from "@/components/ui/card";

/** The mail server as the operator set it; shown, not changed here. */
export function MailCard({ mail, hosts }: { mail: { host: string; from: string } | null; hosts: readonly string[] }) {
  return (
    <Card title="邮件与外发" note="由服务器的环境变量设定，改后重新启动" pad>
      <dl className="facts">
        <dt>邮件服务器</dt>
        <dd>{mail ? mail.host : <b>未配置邮件</b>}</dd>
        <dt>发件人</dt>
        <dd>{mail?.from || "—"}</dd>
        <dt>每日摘要</dt>
        <dd>{mail ? "8:00 寄出" : "未配置邮件，不提供"}</dd>
        <dt>群机器人主机</dt>
        <dd>{hosts.length > 0 ? <code>{hosts.join("、")}</code> : "—"}</dd>
      </dl>
    </Card>
  );
}
