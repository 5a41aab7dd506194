import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { DateInput, Field, Input, Select, Textarea } from "@/components/form/field";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { UnitPicker } from "@/modules/units/ui/unit-picker";
import { categoryLabels, enterpriseKindLabels } from "@/vocab/enterprises";
import type { EnterpriseForms } from "../reads/forms";
import type { EnterprisePage } from "../reads/one";

interface EntryFormProps {
  action: FormAction;
  forms: EnterpriseForms;
  /** What the register says now; absent for a new entry. */
  row?: EnterprisePage["row"] | undefined;
}

const options = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** 登记企业 and its change: one form. The parent is given by its full name, heads are offered. */
export function EntryForm({ action, forms, row }: EntryFormProps) {
  return (
    <ActionForm
      action={action}
      label={row ? "修改企业" : "登记企业"}
      draftKey={row ? `enterprise-${row.id}` : "enterprise-new"}
      className="grid max-w-[960px] gap-3"
    >
      {row && (
        <>
          <input type="hidden" name="id" value={row.id} />
          <input type="hidden" name="version" value={row.version} />
        </>
      )}
      <Card title="企业" pad>
        <div className="form sm:grid sm:grid-cols-2 sm:gap-x-4">
          <Field name="name" label="企业名称" required className="sm:col-span-2">
            <Input defaultValue={row?.name} maxLength={100} />
          </Field>
          <Field name="creditCode" label="统一社会信用代码">
            <Input defaultValue={row?.creditCode ?? undefined} maxLength={18} />
          </Field>
          {!row && (
            <Field name="no" label="企业编号" hint="不填则按本单位顺序编号">
              <Input maxLength={40} />
            </Field>
          )}
          <Field name="kind" label="企业类型" required>
            <Select defaultValue={row?.kind} placeholder="请选择" options={options(enterpriseKindLabels)} />
          </Field>
          <Field name="category" label="平台类型" hint="头部企业必填">
            <Select defaultValue={row?.category ?? ""} placeholder="—" options={options(categoryLabels)} />
          </Field>
          <Field name="parent" label="上级企业" hint="下属、关联企业填写上级的全称">
            <Input defaultValue={row?.parentName} maxLength={100} list="enterprise-heads" />
          </Field>
          <Field name="trade" label="行业">
            <Input defaultValue={row?.trade} maxLength={30} />
          </Field>
          <Field name="unit" label="所在区、街道（乡镇）" required>
            <UnitPicker units={forms.units} value={row?.unitCode ?? (forms.units.length === 1 ? forms.own : "")} />
          </Field>
          <Field name="union" label="隶属市级产业工会">
            <Select
              defaultValue={row?.unionCode ?? ""}
              placeholder="—"
              options={forms.unions.map((union) => ({ value: union.code, label: union.title }))}
            />
          </Field>
        </div>
        <datalist id="enterprise-heads">
          {forms.heads.map((head) => (
            <option key={head} value={head} />
          ))}
        </datalist>
      </Card>
      <Card title="人员" note="均为企业自报" pad>
        <div className="form sm:grid sm:grid-cols-2 sm:gap-x-4">
          <Field name="workers" label="从业人数" required>
            <Input defaultValue={row?.workers} inputMode="numeric" maxLength={7} />
          </Field>
          <Field name="members" label="会员人数" required>
            <Input defaultValue={row?.members} inputMode="numeric" maxLength={7} />
          </Field>
          <Field name="contact" label="联系人">
            <Input defaultValue={row?.contact} maxLength={40} />
          </Field>
          <Field name="phone" label="联系电话">
            <Input defaultValue={row?.phone} maxLength={40} inputMode="tel" />
          </Field>
          <Check name="party" value="on" label="已建立党组织" defaultChecked={row?.party} />
        </div>
      </Card>
      <Card title={row ? "说明" : "建档"} pad>
        <div className="form">
          {!row && (
            <>
              <Field name="on" label="摸排建档日期" required>
                <DateInput defaultValue={forms.today} max={forms.today} />
              </Field>
              <Field name="document" label="依据文件">
                <Input maxLength={100} />
              </Field>
            </>
          )}
          <Field name="exceptionReason" label="头部企业未具备条件而推进的理由">
            <Input defaultValue={row?.exceptionReason} maxLength={300} />
          </Field>
          <Field name="note" label="备注">
            <Textarea rows={2} defaultValue={row?.note} maxLength={500} />
          </Field>
          <Check name="confirmed" value="on" label="仍要登记：与提示的同名或同一信用代码的企业不是同一家" />
          <div className="form-actions">
            <SubmitButton>{row ? "保存" : "登记"}</SubmitButton>
            <ButtonLink href={row ? `/enterprises/${row.id}` : "/enterprises"}>取消</ButtonLink>
          </div>
        </div>
      </Card>
    </ActionForm>
  );
}
