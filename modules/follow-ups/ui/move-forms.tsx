import { ActionForm } from "@/components/form/action-form";
import { Field, Textarea } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { SubmitButton } from "@/components/form/submit-button";
import { ConfirmButton } from "@/components/ui/dialog";
import { close, note, sendBack, sign, submit } from "../actions";
import type { followUpOne } from "../reads/one";
import { Keys } from "./act-forms";

type Subject = Pick<
  Awaited<ReturnType<typeof followUpOne.as>>,
  "id" | "version" | "title" | "unitTitle" | "issuerTitle" | "moves" | "belowOpen"
>;

/** The receiver's line of progress, with evidence. Shown while the follow-up is being worked on. */
export function NoteForm({ id, version }: Subject) {
  return (
    <ActionForm action={note} draftKey={`follow-up-note-${id}`} label="记录进展">
      <Keys id={id} version={version} />
      <Field name="text" label="进展" required>
        <Textarea rows={3} maxLength={2000} />
      </Field>
      <Field name="evidence[]" label="附件" hint="PDF、JPG、PNG、XLSX、DOCX，单个不超过 10 MB">
        <FileInput accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx" multiple downscale />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">记录进展</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** The decisions that the asker's post may take now: each says what it leads to before it is sent. */
export function MoveButtons(subject: Subject) {
  const { id, version, title, unitTitle, issuerTitle, moves } = subject;
  return (
    <>
      {moves.includes("sign") && (
        <ActionForm action={sign} label="签收" className="flex flex-wrap items-center gap-2">
          <Keys id={id} version={version} />
          <SubmitButton>签收</SubmitButton>
        </ActionForm>
      )}
      {moves.includes("submit") && (
        <ActionForm action={submit} label="提交反馈" className="flex flex-wrap items-center gap-2">
          <Keys id={id} version={version} />
          <ConfirmButton
            label="提交反馈"
            look="primary"
            title={`提交反馈：${title}`}
            consequence={`提交后由${issuerTitle}决定销号或退回，在此之前不能再改。`}
          >
            <Field name="text" label="落实情况" required>
              <Textarea rows={5} maxLength={2000} />
            </Field>
            {subject.belowOpen > 0 && (
              <Field
                name="openReason"
                label="先行提交的原因"
                hint={`下级督办尚有 ${subject.belowOpen} 项未销号`}
                required
              >
                <Textarea rows={2} maxLength={500} />
              </Field>
            )}
          </ConfirmButton>
        </ActionForm>
      )}
      {moves.includes("close") && (
        <ActionForm action={close} label="销号" className="flex flex-wrap items-center gap-2">
          <Keys id={id} version={version} />
          <ConfirmButton
            label="销号"
            look="primary"
            title={`销号：${title}`}
            consequence={`销号后本事项办结，${unitTitle}和本单位都不能再改动。`}
          >
            <Field name="text" label="审核意见">
              <Textarea rows={3} maxLength={2000} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
      {moves.includes("return") && (
        <ActionForm action={sendBack} label="退回" className="flex flex-wrap items-center gap-2">
          <Keys id={id} version={version} />
          <ConfirmButton
            label="退回"
            title={`退回：${title}`}
            consequence={`退回后由${unitTitle}继续办理并重新提交，期限不变。`}
          >
            <Field name="text" label="退回原因" required>
              <Textarea rows={3} maxLength={2000} />
            </Field>
          </ConfirmButton>
        </ActionForm>
      )}
    </>
  );
}
