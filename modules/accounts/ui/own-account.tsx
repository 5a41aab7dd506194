import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { endOwn } from "../actions";
import { roleText } from "../columns";
import type { OwnDeputies } from "../reads/deputies";
import { isSeparated } from "../rules/roles";
import { DeputyCards } from "./deputy-card";
import { PasswordForm } from "./password-form";
import { type SessionLine, SessionList } from "./session-list";
import { SignOutForm } from "./sign-out-form";

interface OwnAccountProps {
  who: { account: string; name: string; roles: readonly string[]; unit: { title: string; code: string } };
  sessions: readonly (SessionLine & { here: boolean })[];
  deputies: OwnDeputies;
}

export function OwnAccount({ who, sessions, deputies }: OwnAccountProps) {
  return (
    <div className="cols">
      <div className="stack">
        <Card title="本人" pad>
          <dl className="facts">
            <dt>账号</dt>
            <dd>{who.account}</dd>
            <dt>姓名</dt>
            <dd>{who.name}</dd>
            <dt>单位</dt>
            <dd>
              {who.unit.title} <span className="mut">单位代码 {who.unit.code}</span>
            </dd>
            <dt>角色</dt>
            <dd>
              {who.roles.map((role) => (
                <span key={role}>
                  <Tag dashed={isSeparated(role)}>{roleText(role)}</Tag>{" "}
                </span>
              ))}
            </dd>
          </dl>
          <p className="field-hint">姓名、单位、角色由安全管理员登记，有变动请联系本单位联络员。</p>
        </Card>
        <Card title="消息" note="站内、邮件摘要、群机器人" pad>
          <ButtonLink href="/notices/settings">消息设置与邮箱</ButtonLink>
        </Card>
        <Card title="会话" note="手机或电脑不在身边时，在这里结束它的会话">
          <SessionList
            sessions={sessions}
            tail={(session) =>
              session.here ? (
                <Tag>本机</Tag>
              ) : (
                <ActionForm action={endOwn} label="结束会话" className="">
                  <input type="hidden" name="session" value={session.id} />
                  <SubmitButton look="plain" small>
                    结束
                  </SubmitButton>
                </ActionForm>
              )
            }
          />
        </Card>
      </div>
      <div className="stack">
        <Card title="修改密码" note="修改后，其他设备上的会话结束" pad>
          <PasswordForm account={who.account} />
        </Card>
        <DeputyCards deputies={deputies} />
        <Card title="退出" pad>
          <SignOutForm />
        </Card>
      </div>
    </div>
  );
}
