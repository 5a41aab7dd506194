import { ActionForm } from "@/components/form/action-form";
import { Field, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { write } from "../actions";
import type { SubjectKind } from "../search";

interface InstructFormProps {
  subject: { kind: SubjectKind; id: string; unit: string };
}

/** A leader writes a 批示 on what the page is about. */
export function InstructForm({ subject: { kind, id, unit } }: InstructFormProps) {
  return (
    <ActionForm action={write} label="批示" draftKey={`instruction-${kind}-${id}-${unit}`}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="unit" value={unit} />
      <Field name="text" label="批示" required>
        <Textarea rows={3} maxLength={1000} />
      </Field>
      <div className="form-actions">
        <SubmitButton>送出批示</SubmitButton>
      </div>
    </ActionForm>
  );
}
