import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { taskDraft } from "@/modules/plan";
import { RetireForm, TaskEditor } from "@/modules/plan/ui/task-editor";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "修改任务" };

export default async function EditTaskPage({ params }: PageProps<"/plan/[taskId]/edit">) {
  const draft = await ask(taskDraft, { task: (await params).taskId });
  const { task } = draft;
  if (!task) notFound();
  const levels = [
    { label: "任务分解表", href: "/plan" },
    { label: task.code, href: `/plan/${task.id}` },
    { label: "修改" },
  ];
  return (
    <Page
      title={`修改任务 ${task.code}`}
      trail={<UnitBreadcrumb levels={levels} label="位置" />}
      actions={<RetireForm draft={draft} />}
    >
      <TaskEditor draft={draft} />
    </Page>
  );
}
