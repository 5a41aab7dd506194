import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { Tag } from "@/components/ui/tag";
import { requestKindLabels, requestStateLabels } from "@/vocab/requests";
import { decide } from "../actions";
import type { RequestRow } from "../reads/requests";
import { EvidenceList } from "./evidence-list";

interface RequestListProps {
  rows: readonly RequestRow[];
  /** Names the task and links to it: for lists of several tasks. */
  withTask?: boolean;
}

/** Requests for a later deadline or an approved completion, with the decision where it is the reader's to take. */
export function RequestList({ rows, withTask = false }: RequestListProps) {
  return (
    <ul className="grid gap-3">
      {rows.map((row) => (
        <li key={row.id} className="grid gap-1">
          <div className="flex flex-wrap items-center gap-2">
            <b>
              {row.unitName}申请{requestKindLabels[row.kind]}
            </b>
            <Tag dashed={row.state === "asked"}>{requestStateLabels[row.state]}</Tag>
            {row.kind === "extension" && (
              <span>
                {row.oldDue} → {row.newDue}
              </span>
            )}
            {row.mayDecide && <DecideForm row={row} />}
          </div>
          {withTask && (
            <Link href={`/plan/${row.taskId}`} prefetch={false}>
              {row.taskCode} {row.taskTitle}
            </Link>
          )}
          <p>{row.reason}</p>
          <p className="mut">
            {row.askedName} {row.askedAt} 申请
            {row.decidedName && `，${row.decidedName} ${row.decidedAt} 审批${row.decision && `：${row.decision}`}`}
          </p>
          <EvidenceList files={row.evidence} />
        </li>
      ))}
    </ul>
  );
}

/** The decision on one request: granted with one sentence of what it changes, or refused with a reason. */
export function DecideForm({ row }: { row: RequestRow }) {
  const what = requestKindLabels[row.kind];
  return (
    <DialogButton label="审批" title={`审批${row.unitName}的${what}申请`} small>
      <ActionForm action={decide} label={`审批${what}申请`} draftKey={`decide-${row.id}`}>
        <input type="hidden" name="request" value={row.id} />
        <p>
          {row.kind === "extension"
            ? `同意后时限由 ${row.oldDue} 改为 ${row.newDue}，原时限保留在记录中。`
            : "同意后这项任务记为完成，完成日期为今天。"}
        </p>
        <Field name="decision" label="审批意见" hint="不同意时必填">
          <Textarea rows={2} maxLength={500} />
        </Field>
        <div className="form-actions">
          <SubmitButton name="state" value="granted">
            同意
          </SubmitButton>
          <SubmitButton name="state" value="refused" look="plain">
            不同意
          </SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
