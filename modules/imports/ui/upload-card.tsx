import { randomUUID } from "node:crypto";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { hrefWith } from "@/platform/search";
import { ProgressLine } from "./progress-line";

export interface WorkbookKind {
  id: string;
  title: string;
}

interface UploadCardProps {
  action: FormAction;
  kinds: readonly WorkbookKind[];
  templateHref: string;
}

/** The first step: one file, whose kind is told by its head. Nothing is written yet. */
export function UploadCard({ action, kinds, templateHref }: UploadCardProps) {
  const token = randomUUID();
  const titles = kinds.map(({ title }) => title);
  const templates = kinds.map(({ id, title }) => (
    <ButtonLink key={id} href={hrefWith(templateHref, { ledger: id })} download small>
      {kinds.length === 1 ? "下载模板" : `下载${title}模板`}
    </ButtonLink>
  ));
  return (
    <Card title="选文件" note="先核对，确认后才入账" tools={templates} pad className="accept">
      <ActionForm action={action} label="上传要导入的文件">
        <Field
          name="file"
          label="文件"
          required
          hint={`${titles.join("、")}，按表头自动识别；.xlsx、.xls、.ods 或 .csv，不超过 20 MB`}
        >
          <FileInput accept=".xlsx,.xls,.ods,.csv" />
        </Field>
        <div className="accept-row">
          <SubmitButton>上传并核对</SubmitButton>
          <ProgressLine token={token} name="progress" />
        </div>
      </ActionForm>
    </Card>
  );
}
