import { ActionForm } from "@/components/form/action-form";
import { Field, Input, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatusLight } from "@/components/ui/status-light";
import { issue } from "../actions";
import type { followUpDraft } from "../reads/draft";
import { usualTerm } from "../rules/term";
import { Receivers } from "./receivers";
import { TermFields } from "./term-fields";

type Draft = Awaited<ReturnType<typeof followUpDraft.as>>;

/** Issues follow-ups from the named tasks (or about none) to one or many units below. */
export function IssueForm({ draft, draftKey }: { draft: Draft; draftKey: string }) {
  return (
    <ActionForm
      action={issue}
      label="新建督办"
      draftKey={draftKey}
      className="grid items-start gap-3 xl:grid-cols-[1fr_380px]"
    >
      <div className="grid gap-3">
        <Card title="事项" note={draft.tasks.length > 1 ? "每项任务对每个单位各发一项" : undefined} pad>
          <div className="form">
            {draft.tasks.length === 0 && (
              <Field name="titles[]" label="事项名称" required>
                <Input maxLength={120} />
              </Field>
            )}
            {draft.tasks.map((task) => (
              <div key={task.id}>
                <input type="hidden" name="taskIds[]" value={task.id} />
                <Field
                  name="titles[]"
                  label={
                    <>
                      {task.code}　{task.name}　{task.status && <StatusLight status={task.status} bare />}
                    </>
                  }
                  required
                >
                  <Input defaultValue={task.title} maxLength={120} />
                </Field>
              </div>
            ))}
            <Field name="body" label="要求" required>
              <Textarea rows={4} defaultValue={draft.body} maxLength={2000} />
            </Field>
          </div>
        </Card>
        <Card title="承办" pad>
          <div className="form">
            <Receivers groups={draft.groups} chosen={draft.chosen} officers={draft.officers} open={draft.open} />
          </div>
        </Card>
      </div>
      <Card title="级别和期限" pad>
        <div className="form">
          <TermFields level={draft.level} due={draft.due} term={usualTerm} today={draft.today} />
          <div className="form-actions">
            <SubmitButton>发出</SubmitButton>
            <ButtonLink href="/follow-ups">取消</ButtonLink>
          </div>
        </div>
      </Card>
    </ActionForm>
  );
}
