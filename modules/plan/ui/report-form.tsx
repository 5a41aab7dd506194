import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Textarea } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { MonthNote } from "@/components/form/month-note";
import { SubmitButton } from "@/components/form/submit-button";
import { report } from "../actions";
import type { TaskForms } from "../reads/task-forms";
import { ReportAmount } from "./report-amount";

// Named as image types, a phone offers its camera beside the files.
const ACCEPT = "image/jpeg,image/png,.jpg,.jpeg,.png,.pdf,.xlsx,.docx";

/** Files that prove something, as every form of a task takes them. */
export function EvidenceField() {
  return (
    <Field
      name="evidence[]"
      label="佐证材料"
      hint="PDF、JPG、PNG、XLSX、DOCX，最多 6 个，单个不超过 10 MB；照片自动压缩"
    >
      <FileInput accept={ACCEPT} multiple downscale />
    </Field>
  );
}

/** The own unit's report of a task that is typed by hand; nothing where the reader may not report. `forms` is the answer of `taskForms`. */
export function ReportForm({ forms }: { forms: TaskForms }) {
  const { task, report: start } = forms;
  if (!start) return null;
  return (
    <ActionForm action={report} draftKey={`report-${forms.account}-${task.id}`} label="填报进展">
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="unit" value={forms.unit.code} />
      <Field name="day" label="日期" required>
        <DateInput defaultValue={forms.today} min={task.startsOn} max={forms.today} />
        <MonthNote notes={start.locked} />
      </Field>
      <ReportAmount kind={task.kind} unitName={task.unitName} total={start.total} typical={start.typical} />
      <Field name="note" label="说明" hint="减少数字时必填">
        <Textarea rows={2} maxLength={500} />
      </Field>
      <EvidenceField />
      <div className="form-actions">
        <SubmitButton>填报</SubmitButton>
      </div>
    </ActionForm>
  );
}
