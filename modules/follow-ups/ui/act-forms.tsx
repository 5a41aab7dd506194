import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input, Select, Textarea } from "@/components/form/field";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { dayOf, isoOf } from "@/platform/dates";
import { hrefWith } from "@/platform/search";
import { levelLabels } from "@/vocab/levels";
import { decide, extend, raise, transfer } from "../actions";
import type { followUpOne } from "../reads/one";

type FollowUp = Awaited<ReturnType<typeof followUpOne.as>>;

const row = "flex flex-wrap items-center gap-2";

export const Keys = ({ id, version }: Pick<FollowUp, "id" | "version">) => (
  <>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={version} />
  </>
);

/** What the asker's post may do beside the steps of the flow: 延期, 转办, 下级督办, 升级. */
export function ActButtons({ followUp }: { followUp: FollowUp }) {
  const { id, acts, title, dueOn, issuerTitle } = followUp;
  return (
    <>
      {acts.includes("extend") && (
        <ActionForm action={extend} label="申请延期" className={row}>
          <Keys {...followUp} />
          <ConfirmButton
            label="延期"
            confirm="提交申请"
            title={`申请延期：${title}`}
            consequence={`现期限 ${dueOn}。由${issuerTitle}决定，同意前仍按现期限计。`}
          >
            <Field name="newDue" label="新的期限" required>
              <DateInput min={isoOf(dayOf(dueOn) + 1)} />
            </Field>
            <Field name="text" label="延期理由" required>
              <Textarea rows={3} maxLength={2000} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
      {acts.includes("transfer") && followUp.receivers.length > 0 && (
        <ActionForm action={transfer} label="转办" className={row}>
          <Keys {...followUp} />
          <ConfirmButton
            label="转办"
            title={`转办：${title}`}
            consequence="转给下级单位后由该单位重新签收办理，签发单位和期限不变。"
          >
            <Field name="to" label="转给" required>
              <Select options={followUp.receivers} placeholder="请选择" />
            </Field>
            <Field name="text" label="转办原因" required>
              <Textarea rows={3} maxLength={2000} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
      {acts.includes("split") && <ButtonLink href={hrefWith("/follow-ups/new", { parent: id })}>下级督办</ButtonLink>}
      {acts.includes("raise") && (
        <ActionForm action={raise} label="升级" className={row}>
          <Keys {...followUp} />
          <ConfirmButton
            label="升级"
            title={`升级：${title}`}
            consequence={`现为${levelLabels[followUp.level]}。升为督办及以上时编号，升级后不再降低。`}
          >
            <Field name="level" label="升为" required>
              <Select options={followUp.levels.map((level) => ({ value: level, label: levelLabels[level] }))} />
            </Field>
            <Field name="text" label="升级理由" required>
              <Textarea rows={3} maxLength={2000} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
    </>
  );
}

/** An extension that is asked for: what, why, by whom; the issuing post decides here. */
export function Extension({ followUp }: { followUp: FollowUp }) {
  const { asking, acts, title } = followUp;
  if (!asking) return null;
  return (
    <>
      <h3>
        延期申请 <small>等签发单位决定</small>
      </h3>
      <p>
        {asking.oldDue} 延至 <b>{asking.newDue}</b>　
        <span className="mut">{`${asking.askedUnit} ${asking.askedName}`}</span>
      </p>
      <p className="mb-2 whitespace-pre-line">{asking.reason}</p>
      {acts.includes("decide") && (
        <ActionForm action={decide} label="决定延期" className={row}>
          <Keys {...followUp} />
          <ConfirmButton
            label="同意延期"
            look="primary"
            title={`同意延期：${title}`}
            consequence={`期限由 ${asking.oldDue} 改为 ${asking.newDue}，原期限留痕。`}
            name="verdict"
            value="grant"
          >
            <Field name="text" label="意见">
              <Input maxLength={500} />
            </Field>
          </ConfirmButton>
          <ConfirmButton
            label="不同意"
            title={`不同意延期：${title}`}
            consequence={`期限仍为 ${asking.oldDue}。`}
            name="verdict"
            value="refuse"
          >
            <Field name="text" label="理由" required>
              <Textarea rows={3} maxLength={500} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
    </>
  );
}
