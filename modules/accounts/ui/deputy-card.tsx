import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Select, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { appointDeputy, dismissDeputy, handOwnWork } from "../actions";
import type { OwnDeputies } from "../reads/deputies";

/** Away for some days: somebody of the unit stands in. Leaving: the work goes to a colleague for good. */
export function DeputyCards({ deputies }: { deputies: OwnDeputies }) {
  const { works, mine, standsFor, colleagues, held, today } = deputies;
  if (!works) return null;
  // What an account is called is nobody's word of the screen: neither translated nor counted as one.
  const people = colleagues.map(({ id, name, account }) => ({ value: id, label: `${name}（${account}）` }));
  const named = held.followUps + held.seats;
  return (
    <>
      <Card title="外出代理" note="代理期间按本人的角色和工作组席位办理，记录注明“代”" pad>
        {standsFor.map((row) => (
          <p key={row.name + row.from}>
            {row.from} 至 {row.until} 代理 {row.name}：{row.reason}
          </p>
        ))}
        {mine && (
          <ActionForm action={dismissDeputy} label="结束代理">
            <p>
              {mine.from} 至 {mine.until} 由 {mine.name} 代理：{mine.reason}
            </p>
            <div className="form-actions">
              <SubmitButton look="plain">结束代理</SubmitButton>
            </div>
          </ActionForm>
        )}
        {!mine && people.length > 0 && (
          <ActionForm action={appointDeputy} label="外出代理">
            <Field name="deputy" label="代理人" required>
              <Select translate="no" placeholder="请选择" options={people} />
            </Field>
            <div className="field-row">
              <Field name="from" label="开始" required>
                <DateInput defaultValue={today} min={today} />
              </Field>
              <Field name="until" label="结束" required>
                <DateInput min={today} />
              </Field>
            </div>
            <Field name="reason" label="原因" required>
              <Textarea rows={2} maxLength={200} />
            </Field>
            <div className="form-actions">
              <SubmitButton look="plain">请人代理</SubmitButton>
            </div>
          </ActionForm>
        )}
        {people.length === 0 && <p className="sub">本单位没有其他能办理工作的账号，请联系安全管理员。</p>}
      </Card>
      {named > 0 && people.length > 0 && (
        <Card title="工作交接" pad>
          <ActionForm action={handOwnWork} label="工作交接">
            <p className="sub">
              指名到本人的未了督办 {held.followUps} 项、工作组席位 {held.seats} 个；交接后由接手人办理，每项留记录。
            </p>
            <Field name="successor" label="接手人" required>
              <Select translate="no" placeholder="请选择" options={people} />
            </Field>
            <div className="form-actions">
              <SubmitButton look="plain">交接</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      )}
    </>
  );
}
