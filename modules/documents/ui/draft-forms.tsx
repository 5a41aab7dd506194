import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { Field, Input, Textarea } from "@/components/form/field";
import { FieldError } from "@/components/form/field-error";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { Hint } from "@/components/ui/states";
import { discard, edit, issue, issueOwn, refresh } from "../actions";
import type { DocumentPage } from "../reads/one";

const Keys = ({ row }: Pick<DocumentPage, "row">) => (
  <>
    <input type="hidden" name="id" value={row.id} />
    <input type="hidden" name="version" value={row.version} />
  </>
);

/** The text of a draft, part by part; an empty part is left out. Figures and tables are no fields. */
export function TextForm({ row, text, notes, issues }: DocumentPage) {
  if (text === null) return null;
  return (
    <Card title="文稿文字" note="数字和附表由系统统计，不能改" pad>
      <ActionForm key={row.version} action={edit} label="文稿文字" keepOnSuccess>
        <Keys row={row} />
        {!issues && <Hint>通报由本单位的审核人员印发</Hint>}
        {notes.map((note) => (
          <Hint key={note}>{note}</Hint>
        ))}
        <Field name="to" label="主送" required>
          <Input defaultValue={text.to} maxLength={200} />
        </Field>
        {text.sections.map((part) => (
          <Field key={part.key} name={part.key} label={part.heading ?? "导语"} hint={edited(part)}>
            <Textarea defaultValue={part.text} rows={rowsOf(part.text)} maxLength={6000} />
          </Field>
        ))}
        <Field name="copies" label="抄送">
          <Input defaultValue={text.copies} maxLength={200} />
        </Field>
        <div className="form-actions">
          <SubmitButton look="plain">保存文字</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

const edited = ({ text, generated }: { text: string; generated: string }) =>
  text === generated ? undefined : "已改动，更新数字时保留";

const rowsOf = (text: string) => Math.max(2, Math.min(16, Math.ceil(text.length / 24)));

/** 更新数字, 删除草稿, 印发: each says what it leads to. */
export function DraftActions({ row, closed, notes, issues }: DocumentPage) {
  return (
    <>
      <ActionForm action={discard} label="删除草稿" className="flex items-center gap-2">
        <Keys row={row} />
        <ConfirmButton label="删除草稿" title="删除草稿" consequence="草稿和已改的文字不再保留，以后可以重新起草。" />
      </ActionForm>
      <ActionForm action={refresh} label="更新数字" className="flex items-center gap-2">
        <Keys row={row} />
        <SubmitButton look="plain">更新数字</SubmitButton>
      </ActionForm>
      {issues && (
        <ActionForm
          action={row.kind === "progress" ? issueOwn : issue}
          label="印发"
          className="flex items-center gap-2"
        >
          <Keys row={row} />
          <ConfirmButton
            label="印发"
            look="primary"
            disabled={!closed}
            title={`印发：${row.title}`}
            consequence="印发后编号存档，文字和数字都不能再改。"
          >
            {notes.length > 0 && (
              <>
                {notes.map((note) => (
                  <Hint key={note}>{note}</Hint>
                ))}
                <Check name="confirmed" label="数字已核对，按现文字印发" />
                <FieldError name="confirmed" />
              </>
            )}
          </ConfirmButton>
        </ActionForm>
      )}
    </>
  );
}
