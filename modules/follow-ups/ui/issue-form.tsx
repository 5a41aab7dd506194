import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Check, CheckGroup } from "@/components/form/check";
import { Field, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { issue } from "../actions";
import type { Draft } from "../reads/draft";
import { usualTerm } from "../rules/term";
import { IssueSource, IssueSubjects } from "./issue-subjects";
import { Receivers } from "./receivers";
import { TemplatePicker } from "./template-picker";
import { TermFields } from "./term-fields";

/** Issues follow-ups about tasks, enterprises, a report, or nothing named, to one or many units below. */
export function IssueForm({ draft, draftKey }: { draft: Draft; draftKey: string }) {
  const { about, tasks, parent, templates, chosen } = draft;
  const placed = about.some(({ place }) => place !== null);
  const receives = tasks.length > 0 || about.length === 0 || about.some(({ place }) => place === null);
  const many = tasks.length + about.length > 1 || chosen.length > 1;
  return (
    <ActionForm
      action={issue}
      label="新建督办"
      draftKey={draftKey}
      className="grid items-start gap-3 xl:grid-cols-[1fr_380px]"
    >
      <div className="grid min-w-0 gap-3">
        <Card
          title="事项"
          note={noteOf(draft)}
          tools={
            <Link href="/follow-ups/templates" prefetch={false}>
              管理模板
            </Link>
          }
          pad
        >
          <div className="form">
            <IssueSource draft={draft} />
            <IssueSubjects draft={draft} />
            {templates.length > 0 && <TemplatePicker templates={templates} field="body" />}
            <Field name="body" label="要求" required>
              <Textarea rows={4} defaultValue={draft.body} maxLength={2000} />
            </Field>
          </div>
        </Card>
        <Card title="承办" pad>
          <div className="form">
            {placed && (
              <CheckGroup label="企业事项发给">
                {draft.city && <Check type="radio" name="reach" value="district" label="企业所在区" defaultChecked />}
                <Check
                  type="radio"
                  name="reach"
                  value="own"
                  label="企业所在街道（乡镇）"
                  defaultChecked={!draft.city}
                />
              </CheckGroup>
            )}
            {receives && <Receivers {...draft} />}
            {(placed || many) && !parent && (
              <Check
                name="skipOpen"
                value="1"
                label="承办单位对同一任务或企业已有在办事项的，不重复发"
                defaultChecked={placed}
              />
            )}
          </div>
        </Card>
      </div>
      <Card title="级别和期限" pad>
        <div className="form">
          <TermFields level={draft.level} due={draft.due} term={usualTerm} today={draft.today} />
          <p className="field-hint">督办和挂牌督办发出时按本单位年度顺序编号。</p>
          <div className="form-actions">
            <SubmitButton>发出</SubmitButton>
            <ButtonLink href="/follow-ups">取消</ButtonLink>
          </div>
        </div>
      </Card>
    </ActionForm>
  );
}

function noteOf({ tasks, about, parent }: Draft): string | undefined {
  if (parent) return "向下级分解，每个单位一项";
  const placed = about.filter(({ place }) => place !== null).length;
  if (placed > 1) return `${placed} 家企业，每家一项`;
  return tasks.length > 1 ? "每项任务对每个单位各发一项" : undefined;
}
