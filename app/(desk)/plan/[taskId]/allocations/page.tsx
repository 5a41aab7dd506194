import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { allocationRows } from "@/modules/plan";
import { AllocationForm, ConfirmAllocationsForm } from "@/modules/plan/ui/allocation-form";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "目标分解" };

export default async function AllocationsPage({ params }: PageProps<"/plan/[taskId]/allocations">) {
  const book = await ask(allocationRows, { task: (await params).taskId });
  const levels = [
    { label: "任务分解表", href: "/plan" },
    { label: book.task.code, href: `/plan/${book.task.id}` },
    { label: "目标分解" },
  ];
  return (
    <Page
      title={book.task.title}
      trail={<UnitBreadcrumb levels={levels} label="位置" />}
      note={book.unit.title}
      actions={<ConfirmAllocationsForm book={book} />}
    >
      <AllocationForm book={book} />
    </Page>
  );
}
