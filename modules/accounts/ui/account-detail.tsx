import { Card } from "@/components/ui/card";
import type { PickerUnit } from "@/modules/units";
import { timeText } from "@/platform/clock";
import { disable, enable, endSessions, unlock } from "../actions";
import { oneTimeText } from "../columns";
import { HandOverForm, IdentityForm, ResetForm, StepForm } from "./account-forms";
import { type SessionLine, SessionList } from "./session-list";

interface AccountDetailProps {
  account: {
    id: string;
    account: string;
    name: string;
    unitCode: string;
    roles: string[];
    status: string;
    mustChange: boolean;
    note: string;
    version: number;
    createdAt: Date;
    lastSignInAt: Date | null;
    expiresAt: Date | null;
    failures: number;
    lockedUntil: string | null;
    sessions: SessionLine[];
    openWork: number;
    successors: { id: string; name: string; account: string }[];
    self: boolean;
  };
  units: readonly PickerUnit[];
}

/** Everything about one account: who it is at the left, what may be done with it at the right. */
export function AccountDetail({ account, units }: AccountDetailProps) {
  const { id, self } = account;
  const disabled = account.status === "disabled";
  return (
    <div className="cols">
      <div className="stack">
        <Card title="姓名、单位与角色" pad>
          <IdentityForm account={account} units={units} />
        </Card>
        <Card title="状态" pad>
          <Facts account={account} />
        </Card>
      </div>
      <div className="stack">
        {account.lockedUntil && (
          <Card title="锁定" pad>
            <StepForm
              action={unlock}
              id={id}
              label="解锁"
              consequence={`密码错 ${account.failures} 次，不解锁则到时自动解除`}
            />
          </Card>
        )}
        {!self && !disabled && (
          <Card title="一次性密码" pad>
            <ResetForm id={id} />
          </Card>
        )}
        <Card title="会话" note={`${account.sessions.length} 个`}>
          <SessionList sessions={account.sessions} />
          {account.sessions.length > 0 && (
            <div className="pad">
              <StepForm action={endSessions} id={id} label="结束全部会话" consequence="下一次打开页面时须重新登录" />
            </div>
          )}
        </Card>
        {!self && !disabled && (
          <Card title="工作交接" pad>
            <HandOverForm
              id={id}
              openWork={account.openWork}
              successors={account.successors}
              vacant={account.name === ""}
            />
          </Card>
        )}
        {!self && (
          <Card title={disabled ? "启用" : "停用"} pad>
            {disabled ? (
              <StepForm action={enable} id={id} label="启用账号" consequence="用原来的密码登录；忘记时再重置" />
            ) : (
              <StepForm
                action={disable}
                id={id}
                label="停用账号"
                consequence="会话立即结束，不能再登录，未了督办退回岗位"
              />
            )}
          </Card>
        )}
      </div>
    </div>
  );
}

function Facts({ account }: Pick<AccountDetailProps, "account">) {
  const { status, mustChange, expiresAt, lastSignInAt, createdAt, note } = account;
  const password = mustChange ? (expiresAt ? oneTimeText(expiresAt) : "首次登录须修改") : "本人设定";
  return (
    <dl className="facts">
      <dt>状态</dt>
      <dd>{status === "disabled" ? "停用" : "在用"}</dd>
      <dt>密码</dt>
      <dd>{password}</dd>
      <dt>最近登录</dt>
      <dd>{lastSignInAt ? timeText(lastSignInAt) : "从未登录"}</dd>
      <dt>建立</dt>
      <dd>{timeText(createdAt)}</dd>
      <dt>未了督办</dt>
      <dd>{account.openWork} 项</dd>
      {note && (
        <>
          <dt>说明</dt>
          <dd>{note}</dd>
        </>
      )}
    </dl>
  );
}
