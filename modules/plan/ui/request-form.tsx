import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { complete, extend } from "../actions";
import type { TaskForms } from "../reads/task-forms";
import { EvidenceField } from "./report-form";

/** Asks for a later deadline; nothing where the reader may not ask or already has. */
export function ExtensionForm({ forms }: { forms: TaskForms }) {
  const { task, extension } = forms;
  if (!extension) return null;
  return (
    <ActionForm action={extend} draftKey={`extend-${forms.account}-${task.id}`} label="申请延期">
      <input type="hidden" name="task" value={task.id} />
      <p className="mut">原时限 {extension.due}，到期前可以申请，由上一级单位审批；原时限保留在记录中。</p>
      <Field name="newDue" label="新的时限" required>
        <DateInput min={extension.due} />
      </Field>
      <Field name="reason" label="延期理由" required>
        <Textarea rows={3} maxLength={500} />
      </Field>
      <EvidenceField />
      <div className="form-actions">
        <SubmitButton>提交申请</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Asks for the approval of a completion, where no number decides it; nothing where that is not so. */
export function CompletionForm({ forms }: { forms: TaskForms }) {
  const { task, completion } = forms;
  if (!completion) return null;
  return (
    <ActionForm action={complete} draftKey={`complete-${forms.account}-${task.id}`} label="申请核定完成">
      <input type="hidden" name="task" value={task.id} />
      <Field name="reason" label="完成情况" required>
        <Textarea rows={4} maxLength={1000} />
      </Field>
      <EvidenceField />
      <div className="form-actions">
        <SubmitButton>提交申请</SubmitButton>
      </div>
    </ActionForm>
  );
}
