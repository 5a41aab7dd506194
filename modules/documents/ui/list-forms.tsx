import { ActionForm } from "@/components/form/action-form";
import { Field, Select } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { documentKindLabels } from "@/vocab/documents";
import { draft, verify } from "../actions";
import type { DocumentList } from "../reads/list";
import { monthWords } from "../rules/words";

/** Starts a document of the own unit from a month's figures. */
export function DraftButton({ kinds, months, closed }: DocumentList["drafting"]) {
  if (kinds.length === 0) return null;
  return (
    <DialogButton label="起草文稿" title="起草文稿" look="primary">
      <ActionForm action={draft} label="起草文稿">
        <Field name="kind" label="文种" required>
          <Select options={kinds.map((value) => ({ value, label: documentKindLabels[value] }))} />
        </Field>
        <Field name="month" label="期间" hint="没有定稿的月份可以先起草，定稿后更新数字再印发。" required>
          <Select
            options={months.map((value) => ({
              value,
              label: `${monthWords(value)}${closed.includes(value) ? "" : "（未定稿）"}`,
            }))}
          />
        </Field>
        <div className="form-actions">
          <SubmitButton>生成草稿</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}

/** Tells whether a file is the one that was issued; with `id`, whether it is that document. */
export function VerifyButton({ id }: { id?: number }) {
  return (
    <DialogButton label="核验文件" title="核验文件">
      <ActionForm action={verify} label="核验文件">
        {id !== undefined && <input type="hidden" name="id" value={id} />}
        <Field name="file" label="Word 文件" hint="按文件校验码比对，另存或改动过的文件不一致。" required>
          <FileInput accept=".docx" />
        </Field>
        <div className="form-actions">
          <SubmitButton>核验</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
