import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { taskDraft } from "@/modules/plan";
import { TaskEditor } from "@/modules/plan/ui/task-editor";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "新增任务" };

export default async function NewTaskPage() {
  const draft = await ask(taskDraft, {});
  const levels = [{ label: "任务分解表", href: "/plan" }, { label: "新增任务" }];
  return (
    <Page title="新增任务" trail={<UnitBreadcrumb levels={levels} label="位置" />}>
      <TaskEditor draft={draft} />
    </Page>
  );
}
