import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input, Select, Textarea } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { MonthNote } from "@/components/form/month-note";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { coverLabels, stageLabels, stalledLabel } from "@/vocab/stages";
import { move, stall, unstall } from "../actions";
import type { EnterprisePage } from "../reads/one";
import { followingStage, nextStages } from "../rules/stages";

type Subject = Pick<EnterprisePage, "row" | "today" | "locked">;

const Keys = ({ row }: Pick<Subject, "row">) => (
  <>
    <input type="hidden" name="id" value={row.id} />
    <input type="hidden" name="version" value={row.version} />
  </>
);

/** 登记推进: one stage event with its day, document and evidence. */
export function MoveButton({ row, today, locked }: Subject) {
  const next = followingStage(row.stage);
  return (
    <DialogButton label="登记推进" look="primary" title={`登记推进：${row.name}`}>
      <ActionForm action={move} label="登记推进" draftKey={`enterprise-move-${row.id}`}>
        <Keys row={row} />
        <p className="mut">
          现阶段：{stageLabels[row.stage]}
          {row.stageOn && `（${row.stageOn}）`}
        </p>
        <Field name="stage" label="推进到" required>
          <Select
            defaultValue={next ?? undefined}
            placeholder="请选择"
            options={nextStages(row.stage).map((stage) => ({ value: stage, label: stageLabels[stage] }))}
          />
        </Field>
        <Field name="on" label="日期" required>
          <DateInput defaultValue={today} max={today} {...(row.stageOn ? { min: row.stageOn } : {})} />
          <MonthNote notes={locked} />
        </Field>
        <Field name="document" label="文件" hint="批复、请示、会议纪要的名称或文号">
          <Input maxLength={100} />
        </Field>
        <Field name="reason" label="原因或理由" hint="退回、注销、头部企业未具备条件而推进时必填">
          <Textarea rows={2} maxLength={500} />
        </Field>
        <Field name="coveredBy" label="覆盖方式" hint="推进到“已覆盖”时必填">
          <Select placeholder="—" options={Object.entries(coverLabels).map(([value, label]) => ({ value, label }))} />
        </Field>
        <Field name="evidence[]" label="佐证" hint="PDF、JPG、PNG、XLSX、DOCX，单个不超过 10 MB">
          <FileInput accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx" multiple downscale />
        </Field>
        <div className="form-actions">
          <SubmitButton>登记</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}

/** 标为受阻 with its reason and the follow-up it requires, or its end. */
export function StallButton({ row, today }: Subject) {
  if (row.stalledOn !== null) {
    return (
      <DialogButton label="解除受阻" title={`解除受阻：${row.name}`}>
        <ActionForm action={unstall} label="解除受阻">
          <Keys row={row} />
          <p className="mut">
            {row.stalledOn} 起受阻：{row.stallReason}
          </p>
          <Field name="on" label="日期" required>
            <DateInput defaultValue={today} max={today} min={row.stalledOn} />
          </Field>
          <Field name="reason" label="解除说明" required>
            <Textarea rows={2} maxLength={500} />
          </Field>
          <div className="form-actions">
            <SubmitButton>解除</SubmitButton>
          </div>
        </ActionForm>
      </DialogButton>
    );
  }
  return (
    <DialogButton label={`标为${stalledLabel}`} title={`标为${stalledLabel}：${row.name}`}>
      <ActionForm action={stall} label={`标为${stalledLabel}`}>
        <Keys row={row} />
        <Field name="on" label="受阻日期" required>
          <DateInput defaultValue={today} max={today} {...(row.stageOn ? { min: row.stageOn } : {})} />
        </Field>
        <Field name="reason" label="受阻原因" required>
          <Textarea rows={2} maxLength={500} />
        </Field>
        <Field name="body" label="跟进要求" hint={`作为督办发给${row.unitName}`} required>
          <Textarea rows={2} maxLength={1000} />
        </Field>
        <Field name="dueOn" label="跟进期限" required>
          <DateInput min={today} />
        </Field>
        <div className="form-actions">
          <SubmitButton>标为{stalledLabel}并发出督办</SubmitButton>
        </div>
      </ActionForm>
    </DialogButton>
  );
}
