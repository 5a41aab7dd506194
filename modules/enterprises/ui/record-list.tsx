import { ActionForm } from "@/components/form/action-form";
import { Check, CheckGroup } from "@/components/form/check";
import { DateInput, Field, Input, Select, Textarea } from "@/components/form/field";
import { FieldError } from "@/components/form/field-error";
import { FileInput } from "@/components/form/file-input";
import { MonthNote } from "@/components/form/month-note";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { countText } from "@/components/ui/figure";
import { consultationSubjects, recordKindLabels, recordStepLabels } from "@/vocab/enterprise-records";
import { addOne, voidOne } from "../actions";
import type { EnterprisePage, RecordRow } from "../reads/one";

/** Dated records, newest first; a voided one stays in sight, struck out. */
export function RecordList({ records, writable }: Pick<EnterprisePage, "records" | "writable">) {
  if (records.length === 0) return <p className="mut">还没有协商、民主管理、检查或走访记录。</p>;
  return (
    <ul>
      {records.map((record) => (
        <li key={record.id} className="flex gap-3 border-b border-line py-1.5 last:border-b-0">
          <span className="sub nw">{record.on}</span>
          <span className={record.voided ? "min-w-0 flex-1 line-through text-ink-3" : "min-w-0 flex-1"}>
            {recordKindLabels[record.kind]}
            {record.step && `・${recordStepLabels[record.step]}`}
            <span className="row-sub">{detailOf(record)}</span>
            {record.files.map((file) => (
              <a key={file.id} href={`/evidence/${file.id}`} className="mr-2 text-12">
                {file.name}
              </a>
            ))}
          </span>
          {writable && !record.voided && (
            <DialogButton label="作废" look="text" small title="作废记录">
              <ActionForm action={voidOne} label="作废记录">
                <input type="hidden" name="record" value={record.id} />
                <p className="mut">
                  {record.on} {recordKindLabels[record.kind]}：作废后不再计入指标，记录仍可见。
                </p>
                <Field name="reason" label="作废原因" required>
                  <Textarea rows={2} maxLength={300} />
                </Field>
                <div className="form-actions">
                  <SubmitButton>作废</SubmitButton>
                </div>
              </ActionForm>
            </DialogButton>
          )}
        </li>
      ))}
    </ul>
  );
}

const detailOf = (record: RecordRow) =>
  [
    record.subjects.join("、"),
    record.workers === null ? "" : `覆盖职工 ${countText(record.workers)} 人`,
    record.text,
    record.voided ? `已作废：${record.voidReason}` : `${record.staffUnit} ${record.staffName}`,
  ]
    .filter(Boolean)
    .join("　");

/** 登记记录: consultation with its step, subjects and workers covered; congress, talk, review, inspection, harmony, visit. */
export function RecordButton({ row, today, locked }: Pick<EnterprisePage, "row" | "today" | "locked">) {
  const options = (labels: Record<string, string>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label }));
  return (
    <DialogButton label="登记记录" title="登记记录">
      <ActionForm action={addOne} label="登记记录">
        <input type="hidden" name="id" value={row.id} />
        <Field name="kind" label="类型" required>
          <Select placeholder="请选择" options={options(recordKindLabels)} />
        </Field>
        <Field name="on" label="日期" required>
          <DateInput defaultValue={today} max={today} />
          <MonthNote notes={locked} />
        </Field>
        <Field name="step" label="协商步骤" hint="集体协商必填">
          <Select placeholder="—" options={options(recordStepLabels)} />
        </Field>
        <CheckGroup label="协商内容">
          {consultationSubjects.map((subject) => (
            <Check key={subject} name="subjects[]" value={subject} label={subject} />
          ))}
        </CheckGroup>
        <FieldError name="subjects" />
        <Field name="workers" label="覆盖职工数" hint="签约必填">
          <Input inputMode="numeric" maxLength={7} />
        </Field>
        <Field name="text" label="说明">
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <Field name="evidence[]" label="佐证" hint="PDF、JPG、PNG、XLSX、DOCX，单个不超过 10 MB">
          <FileInput accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx" multiple downscale />
        </Field>
        <div className="form-actions">
          <SubmitButton>登记</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
