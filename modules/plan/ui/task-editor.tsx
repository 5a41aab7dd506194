import { ActionForm } from "@/components/form/action-form";
import { Check } from "@/components/form/check";
import { DateInput, Field, Input, Select, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { cadences } from "@/vocab/cadence";
import { indicatorKindLabels } from "@/vocab/indicator-kinds";
import { ledgerLabels } from "@/vocab/ledgers";
import { marks } from "@/vocab/marks";
import { add, edit, retire } from "../actions";
import type { TaskDraft } from "../reads/task-draft";
import { typedTarget } from "../rules/amounts";
import { MilestoneFields } from "./milestone-fields";

const choices = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }));

/** The planner's form of one task, new or changed; `draft` is the answer of `taskDraft`. What is changed counts as 已核定. */
export function TaskEditor({ draft }: { draft: TaskDraft }) {
  const { task, measures } = draft;
  const target = (value: number | null | undefined) => (task && value != null ? typedTarget(value, task.kind) : "");
  return (
    <ActionForm
      action={task ? edit : add}
      draftKey={`task-${draft.account}-${task?.id ?? "new"}`}
      label={task ? "修改任务" : "新增任务"}
    >
      {task && (
        <>
          <input type="hidden" name="task" value={task.id} />
          <input type="hidden" name="version" value={task.version} />
        </>
      )}
      <Card title="任务与责任单位">
        <div className="pad grid gap-3 md:grid-cols-2">
          <Field name="title" label="任务内容" required className="md:col-span-2">
            <Textarea rows={2} maxLength={300} defaultValue={task?.title} />
          </Field>
          <Field name="measure" label="措施" required className="md:col-span-2">
            <Select
              placeholder="请选择"
              options={measures.map((m) => ({
                value: String(m.no),
                label: m.no === 0 ? m.title : `${m.no}. ${m.title}`,
              }))}
              defaultValue={task ? String(task.measure) : ""}
            />
          </Field>
          <Field name="lead" label="牵头单位" required hint="几个单位之间用顿号隔开">
            <Textarea rows={2} maxLength={200} defaultValue={task?.lead.join("、")} />
          </Field>
          <Field name="cooperate" label="配合单位" hint="系统外的单位照写名称">
            <Textarea rows={2} maxLength={500} defaultValue={task?.cooperate.join("、")} />
          </Field>
        </div>
      </Card>
      <Card title="指标与目标">
        <div className="pad grid gap-3 md:grid-cols-3">
          <Field name="indicatorName" label="指标名称" required>
            <Input maxLength={60} defaultValue={task?.indicatorName} />
          </Field>
          <Field name="kind" label="指标类型" required hint="已有填报后不能再改">
            <Select options={choices(indicatorKindLabels)} defaultValue={task?.kind ?? "count"} />
          </Field>
          <Field name="unitName" label="计量单位" required>
            <Input maxLength={10} defaultValue={task?.unitName} />
          </Field>
          <Field name="basis" label="口径" required className="md:col-span-3">
            <Textarea rows={2} maxLength={500} defaultValue={task?.basis} />
          </Field>
          <Field name="target" label="目标" hint="留空为未定目标；资金填万元，比率填百分数">
            <Input maxLength={20} inputMode="decimal" defaultValue={target(task?.target)} />
          </Field>
          <Field name="targetMax" label="目标上限" hint="目标为一段范围时填写">
            <Input maxLength={20} inputMode="decimal" defaultValue={target(task?.targetMax)} />
          </Field>
          <Field name="weight" label="权重" required hint="汇总时的权重，一般为 1">
            <Input maxLength={5} inputMode="decimal" defaultValue={String(task?.weight ?? 1)} />
          </Field>
          <Field name="source" label="数据来源" required>
            <Select options={choices(ledgerLabels)} defaultValue={task?.source ?? "manual"} />
          </Field>
          <Field name="cadence" label="报送频次" required>
            <Select
              options={cadences.map((value) => ({ value, label: value }))}
              defaultValue={task?.cadence ?? "月报"}
            />
          </Field>
          <div className="grid content-end gap-1">
            <Check name="standIn" value="1" label={marks.standIn} defaultChecked={task?.standIn ?? false} />
            <Check name="split" value="1" label="分解到区" defaultChecked={task?.split ?? false} />
          </div>
        </div>
      </Card>
      <Card title="时限与节点">
        <div className="pad grid gap-3 md:grid-cols-2">
          <Field name="startsOn" label="起始" required>
            <DateInput defaultValue={task?.startsOn ?? draft.startsOn} />
          </Field>
          <Field name="dueOn" label="完成时限" hint="留空为持续推进，没有期限">
            <DateInput defaultValue={task ? (task.dueOn ?? "") : (draft.endsOn ?? "")} />
          </Field>
          <MilestoneFields steps={task?.milestones ?? []} />
          <Field name="note" label="备注" className="md:col-span-2">
            <Textarea rows={2} maxLength={500} defaultValue={task?.note} />
          </Field>
        </div>
      </Card>
      <div className="form-actions">
        <SubmitButton>{task ? "保存修改" : "新增任务"}</SubmitButton>
      </div>
    </ActionForm>
  );
}

/** Takes a task on which nothing has been written out of the table. */
export function RetireForm({ draft }: { draft: TaskDraft }) {
  const { task } = draft;
  if (!task) return null;
  return (
    <ActionForm action={retire} label="删除任务" className="">
      <input type="hidden" name="task" value={task.id} />
      <input type="hidden" name="version" value={task.version} />
      <ConfirmButton
        label="删除任务"
        title={`删除任务 ${task.code}`}
        consequence="任务连同它的分解从分解表中删除；已有填报、申请或跟进的任务不能删除。"
      >
        <Field name="reason" label="删除原因" required>
          <Input maxLength={200} />
        </Field>
      </ConfirmButton>
    </ActionForm>
  );
}
