import { ActionForm } from "@/components/form/action-form";
import { Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { noticeEventLabels } from "@/vocab/notices";
import { keepChannels, keepEmail } from "../actions";
import type { EventSetting } from "../reads/settings";

const channels = { inbox: "站内", mail: "邮件摘要", robot: "群机器人" } as const;

/** One line an event, one box a channel. Without a mail server the digest is no choice, and what was chosen stays as it was. */
export function ChannelForm({ events, mailServer }: { events: readonly EventSetting[]; mailServer: boolean }) {
  const offered = (Object.keys(channels) as (keyof typeof channels)[]).filter((key) => key !== "mail" || mailServer);
  return (
    <ActionForm action={keepChannels} label="各类消息的去处" keepOnSuccess className="">
      {!mailServer &&
        events
          .filter(({ mail }) => mail)
          .map(({ event }) => <input key={event} type="hidden" name="on[]" value={`${event}:mail`} />)}
      <table className="tb channels">
        <caption className="sr">各类消息的去处</caption>
        <thead>
          <tr>
            <th scope="col">类别</th>
            {offered.map((channel) => (
              <th key={channel} scope="col">
                {channels[channel]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {events.map((setting) => (
            <tr key={setting.event}>
              <th scope="row">{noticeEventLabels[setting.event]}</th>
              {offered.map((channel) => (
                <td key={channel}>
                  <label className="check">
                    <input
                      className="ck"
                      type="checkbox"
                      name="on[]"
                      value={`${setting.event}:${channel}`}
                      defaultChecked={setting[channel]}
                    />
                    <span className="sr">
                      {noticeEventLabels[setting.event]}：{channels[channel]}
                    </span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="pad form-actions">
        <SubmitButton>保存</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function EmailForm({ email }: { email: string }) {
  return (
    <ActionForm key={email} action={keepEmail} label="邮箱" keepOnSuccess>
      <Field name="email" label="邮箱" hint="每天 8:00 寄出未读消息的摘要；留空则不寄">
        <Input type="email" defaultValue={email} maxLength={200} autoComplete="email" />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">登记</SubmitButton>
      </div>
    </ActionForm>
  );
}
