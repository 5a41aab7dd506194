import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { saveSettings } from "../actions";
import type { PlanSettings } from "../reads/settings";

const percent = (share: number) => String(Math.round(share * 10_000) / 100);

/** The plan's title, dates and thresholds; `settings` is the answer of `planSettings`. */
export function ThresholdForm({ settings }: { settings: PlanSettings }) {
  const limits = settings.thresholds;
  return (
    <ActionForm action={saveSettings} draftKey={`settings-${settings.account}`} label="方案设置" keepOnSuccess>
      <input type="hidden" name="version" value={settings.version} />
      <Card title="方案">
        <div className="pad grid gap-3 md:grid-cols-3">
          <Field name="title" label="方案名称" required className="md:col-span-2">
            <Input maxLength={100} defaultValue={settings.title} />
          </Field>
          <Field name="issuer" label="印发单位" required>
            <Input maxLength={50} defaultValue={settings.issuer} />
          </Field>
          <Field name="issuedOn" label="印发日期" required>
            <DateInput defaultValue={settings.issuedOn} />
          </Field>
          <Field name="startsOn" label="开始" required hint="在方案期内统计的数随之重算">
            <DateInput defaultValue={settings.startsOn} />
          </Field>
          <Field name="endsOn" label="结束" required hint="各任务自己的起止不随之改变">
            <DateInput defaultValue={settings.endsOn} />
          </Field>
        </div>
      </Card>
      <Card title="亮灯与排名" note="应达即序时进度：按时间节点连线，今天应完成的比例">
        <div className="pad grid gap-3 md:grid-cols-3">
          <Limit name="behind" label="滞后线（%）" value={percent(limits.behind)} hint="实际不足应达的这一比例为滞后" />
          <Limit name="atRisk" label="预警线（%）" value={percent(limits.atRisk)} hint="实际不足应达的这一比例为预警" />
          <Limit
            name="minExpected"
            label="起判线（%）"
            value={percent(limits.minExpected)}
            hint="应达低于此数时一律为正常"
          />
          <Limit
            name="milestoneWorkdays"
            label="节点宽限（个工作日）"
            value={String(limits.milestoneWorkdays)}
            hint="超过时间节点这么久未达标为滞后"
          />
          <Limit
            name="dueWorkdays"
            label="临期（个工作日）"
            value={String(limits.dueWorkdays)}
            hint="距时限这么近仍未过预警线为预警"
          />
          <Limit
            name="forecastWeeks"
            label="预测取近几周"
            value={String(limits.forecastWeeks)}
            hint="按这几周的速度推算完成日期"
          />
          <Limit
            name="leagueMinN"
            label="排名最少任务数"
            value={String(limits.leagueMinN)}
            hint="少于此数的单位不排名"
          />
        </div>
      </Card>
      <div className="form-actions">
        <SubmitButton>保存设置</SubmitButton>
      </div>
    </ActionForm>
  );
}

function Limit({ name, label, value, hint }: { name: string; label: string; value: string; hint: string }) {
  return (
    <Field name={name} label={label} required hint={hint}>
      <Input inputMode="decimal" maxLength={6} defaultValue={value} />
    </Field>
  );
}
