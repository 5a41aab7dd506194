import Link from "next/link";
import { ActionForm } from "@/components/form/action-form";
import { Field, Input, Select, Textarea } from "@/components/form/field";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/states";
import { LevelTag, Tag } from "@/components/ui/tag";
import { levelLabels, levelOrder } from "@/vocab/levels";
import { dropTemplate, keepTemplate } from "../actions";
import type { Template } from "../reads/templates";

const path = "/follow-ups/templates";

/** The unit's texts, and the form for a new one or for the one that `edit` names. */
export function Templates({ templates, edit }: { templates: readonly Template[]; edit: number | undefined }) {
  const editing = templates.find((one) => one.id === edit);
  return (
    <div className="grid items-start gap-3 xl:grid-cols-[1fr_420px]">
      <Card title="本单位的模板" note="同一单位能签发督办的人员共用">
        {templates.length === 0 && <EmptyState title="还没有模板" why="常用的要求文字存在这里，新建督办时一选即填。" />}
        <ul>
          {templates.map((one) => (
            <li key={one.id} className="border-b border-line px-3 py-2 last:border-b-0">
              <div className="flex flex-wrap items-center gap-2">
                <b>{one.name}</b>
                {one.level === null ? <Tag>各级别</Tag> : <LevelTag level={one.level} />}
                <span className="mut">{one.changed}</span>
                <span className="ml-auto flex items-center gap-2">
                  <ButtonLink href={`${path}?edit=${one.id}`} small>
                    修改
                  </ButtonLink>
                  <ActionForm action={dropTemplate} label={`删除模板 ${one.name}`} className="flex">
                    <input type="hidden" name="id" value={one.id} />
                    <input type="hidden" name="version" value={one.version} />
                    <ConfirmButton
                      label="删除"
                      small
                      title={`删除模板：${one.name}`}
                      consequence="已发出的事项不受影响，删除后新建督办时不再出现。"
                    />
                  </ActionForm>
                </span>
              </div>
              <p className="whitespace-pre-line">{one.body}</p>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={editing ? "修改模板" : "新增模板"} pad>
        <ActionForm key={editing ? `${editing.id}-${editing.version}` : "new"} action={keepTemplate} label="模板">
          <input type="hidden" name="id" value={editing?.id ?? ""} />
          <input type="hidden" name="version" value={editing?.version ?? ""} />
          <Field name="name" label="名称" required>
            <Input defaultValue={editing?.name ?? ""} maxLength={40} />
          </Field>
          <Field name="level" label="适用级别">
            <Select
              placeholder="各级别"
              defaultValue={editing?.level ?? ""}
              options={levelOrder.map((level) => ({ value: level, label: levelLabels[level] }))}
            />
          </Field>
          <Field name="body" label="要求文字" required>
            <Textarea rows={6} defaultValue={editing?.body ?? ""} maxLength={2000} />
          </Field>
          <div className="form-actions">
            <SubmitButton>保存</SubmitButton>
            {editing && <Link href={path}>取消修改</Link>}
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
