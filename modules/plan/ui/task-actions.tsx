import { ButtonLink } from "@/components/ui/button";
import { DialogButton } from "@/components/ui/dialog-button";
import { Tag } from "@/components/ui/tag";
import type { TaskForms } from "../reads/task-forms";
import { ReportForm } from "./report-form";
import { CompletionForm, ExtensionForm } from "./request-form";

/** What the reader may write on a task, as buttons of the page's head; nothing for those who may only read. */
export function TaskActions({ forms }: { forms: TaskForms }) {
  const { task } = forms;
  return (
    <>
      {forms.waiting && <Tag dashed>申请待审批</Tag>}
      {forms.edits && <ButtonLink href={`/plan/${task.id}/edit`}>编辑</ButtonLink>}
      {forms.extension && (
        <DialogButton label="申请延期" title="申请延期">
          <ExtensionForm forms={forms} />
        </DialogButton>
      )}
      {forms.completion && (
        <DialogButton label="申请完成" title="申请核定完成">
          <CompletionForm forms={forms} />
        </DialogButton>
      )}
      {forms.report && (
        <DialogButton label="填报进展" title="填报进展" look="primary">
          <ReportForm forms={forms} />
        </DialogButton>
      )}
    </>
  );
}
